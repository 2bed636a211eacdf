import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role, UserInvitation } from '@/api/model';
import { inviteUser, revokeUserInvitation, userInvitations } from '@/api/userInvitations';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { AskDialog } from '@/ui/Dialog';
import { SelectField, TextField } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { toast } from '@/ui/toasts';
import { roleLabel, slotLabel } from '@/wording/messages';
import { roleHint } from './roleHint';

const ROLES: readonly Role[] = ['USER', 'DOCTOR', 'ADMIN', 'AUDITOR'];

/** Sends somebody a link to an account of their own, and takes back what nobody has accepted yet. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('USER');
  const { fieldErrors, pending, submit } = useSubmit({
    duplicate: { email: t`There is already an account with this address.` },
  });
  const address = email.trim();
  const invite = () =>
    submit({ email: /^\S+@\S+$/.test(address) ? undefined : t`Enter an e-mail address.` }, async () => {
      await inviteUser(address, role);
      toast(t`${address} has been invited.`);
      onClose();
      await client.invalidateQueries({ queryKey: userInvitations.queryKey });
    });
  return (
    <AskDialog
      title={t`Invite someone`}
      onClose={onClose}
      onSubmit={() => void invite()}
      back={t`Close`}
      pending={pending}
      yes={t`Send invitation`}
      error={fieldErrors.form}
    >
      <p className="text-mute">
        <Trans>
          They get a link by e-mail, choose a name and a password, and can sign in at once. The link works
          once, for three days.
        </Trans>
      </p>
      <TextField
        label={t`E-mail`}
        type="email"
        data-autofocus
        autoComplete="off"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={fieldErrors.email}
      />
      <SelectField
        label={t`Role`}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
        hint={roleHint(role)}
      >
        <Options of={ROLES.map((id) => ({ id, name: roleLabel(id) }))} />
      </SelectField>
      <OpenInvitations />
    </AskDialog>
  );
}

function OpenInvitations() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data } = useQuery(userInvitations);
  const { pending, submit, fieldErrors } = useSubmit();
  const open = data?.filter(({ status }) => status === 'open') ?? [];
  if (open.length === 0) return null;
  const revoke = (id: string) =>
    submit({}, async () => {
      await revokeUserInvitation(id);
      await client.invalidateQueries({ queryKey: userInvitations.queryKey });
    });
  return (
    <section className="grid gap-1.5">
      <h3 className="font-semibold">{t`Not accepted yet`}</h3>
      <ul className="grid gap-1.5">
        {open.map((invitation) => (
          <OpenInvitation
            key={invitation.id}
            invitation={invitation}
            pending={pending}
            onRevoke={() => void revoke(invitation.id)}
          />
        ))}
      </ul>
      {fieldErrors.form && <p role="alert">{fieldErrors.form}</p>}
    </section>
  );
}

function OpenInvitation({
  invitation: { email, role, invitedBy, expiresAt },
  pending,
  onRevoke,
}: {
  invitation: UserInvitation;
  pending: boolean;
  onRevoke: () => void;
}) {
  const { t } = useLingui();
  const as = roleLabel(role);
  const until = slotLabel(expiresAt);
  return (
    <li className="flex items-center gap-2">
      <p className="min-w-0 flex-1 break-words">
        {email}
        <span className="block text-mute text-xs">
          <Trans>
            {as}, invited by {invitedBy}, until {until}
          </Trans>
        </span>
      </p>
      <Button
        variant="harm"
        disabled={pending}
        aria-label={t`Revoke the invitation to ${email}`}
        onClick={onRevoke}
      >
        {t`Revoke`}
      </Button>
    </li>
  );
}
