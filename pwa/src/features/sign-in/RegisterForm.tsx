import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused, Unreachable } from '@/api/problem';
import { register, signIn } from '@/api/session';
import { settings } from '@/api/settings';
import { NewPasswordField, newPasswordError } from '@/components/NewPasswordField';
import { InvalidForm, useSubmit } from '@/components/useSubmit';
import { useAutofocus } from '@/lib/useAutofocus';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { errorMessage } from '@/wording/messages';
import { useWait } from './useWait';

/**
 * Asks for an account. Whatever becomes of it, the answer is the same: nobody learns here who has one. Only where there
 * is none yet, it is known what comes of it: the administrator, who is signed in at once.
 */
export function RegisterForm({ first = false }: { first?: boolean }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { fieldErrors, pending, submit } = useSubmit();
  const [sent, setSent] = useState(false);
  const [wait, setWait] = useWait();
  const needsCode = useQuery(settings).data?.firstAccountCode === true;
  const box = useAutofocus<HTMLFormElement>(null);

  const ask = (text: (name: string) => string) => {
    const [username, email, password] = [text('username').trim(), text('email').trim(), text('password')];
    const code = text('adminInviteCode').trim();
    const found = {
      username: username ? undefined : t`Enter your name.`,
      email: /^\S+@\S+$/.test(email) ? undefined : t`Enter an e-mail address.`,
      password: newPasswordError(password),
      adminInviteCode: code || !needsCode ? undefined : t`Enter the invite code.`,
    };
    void submit(found, async () => {
      try {
        await register({ username, email, password, ...(code ? { adminInviteCode: code } : {}) });
      } catch (error) {
        if (error instanceof Refused && error.rule === 'throttled') return setWait(error.retryAfter ?? 60);
        throw error instanceof Unreachable ? new InvalidForm({ form: errorMessage(error) }) : error;
      }
      if (needsCode) {
        await signIn({ email, password }).catch(() => {
          throw new InvalidForm({
            adminInviteCode: t`That is not the code, or someone else was faster. Reload the page and try again.`,
          });
        });
        client.setQueryData(settings.queryKey, (known) => known && { ...known, firstAccount: false });
        return;
      }
      setSent(true);
      if (!first) return;
      // Also where somebody else was faster, and this one has to be approved.
      client.setQueryData(settings.queryKey, (known) => known && { ...known, firstAccount: false });
      await signIn({ email, password }).catch(() => undefined);
    });
  };

  if (sent) return <Sent />;
  return (
    <PlainForm ref={box} onSubmit={ask}>
      {first && (
        <p className="text-mute">
          <Trans>No one has an account yet. The first one is the administrator’s.</Trans>
        </p>
      )}
      <TextField
        label={t`Name`}
        name="username"
        autoComplete="name"
        maxLength={100}
        data-autofocus
        error={fieldErrors.username}
      />
      <TextField
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        error={fieldErrors.email}
      />
      <NewPasswordField label={t`Password`} name="password" error={fieldErrors.password} />
      {needsCode && (
        <TextField
          label={t`Invite code`}
          name="adminInviteCode"
          autoComplete="off"
          maxLength={200}
          hint={t`The code in ADMIN_INVITE_CODE of the server.`}
          error={fieldErrors.adminInviteCode}
        />
      )}
      <Button type="submit" variant="primary" pending={pending} disabled={wait > 0}>
        {first ? t`Create administrator account` : t`Request account`}
      </Button>
      <FormError>{wait > 0 ? t`Too many attempts. Try again in ${wait} s.` : fieldErrors.form}</FormError>
    </PlainForm>
  );
}

function Sent() {
  return (
    <div role="status" className="grid gap-1.5">
      <h2 className="font-semibold text-lg">
        <Trans>Thank you</Trans>
      </h2>
      <p className="text-mute">
        <Trans>
          Request sent. If you get an e-mail with a link, open it within a day. You can sign in with your
          e-mail and password once your account is ready; an administrator may have to approve it first.
        </Trans>
      </p>
    </div>
  );
}
