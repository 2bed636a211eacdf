import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '@/api/model';
import { ACCOUNTS, resetSecondFactor } from '@/api/users';
import { useUser } from '@/api/useUser';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextField } from '@/ui/Field';
import { FormError } from '@/ui/FormError';
import { say } from '@/ui/toasts';

interface Props {
  account: Account;
  onClose: () => void;
}

/** Lets somebody in with the password alone who has lost telephone and recovery codes. */
export function LostFactorDialog({ account: { id, username }, onClose }: Props) {
  const { t } = useLingui();
  const me = useUser();
  const client = useQueryClient();
  const { faults, pending, submit } = useSubmit();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const asksCode = me?.twoFactorEnabled || faults.code !== undefined;
  const reset = async () => {
    const found = {
      password: password ? undefined : t`Enter your password.`,
      code: code.trim() || !asksCode ? undefined : t`Enter the code.`,
    };
    const done = await submit(found, () => resetSecondFactor(id, password, code.trim()));
    if (!done) return;
    say(t`${username} now signs in with the password alone and has been told by e-mail.`);
    onClose();
    await client.invalidateQueries({ queryKey: [ACCOUNTS] });
  };
  return (
    <Dialog
      title={t`Turn off two-step verification for ${username}?`}
      onClose={onClose}
      onSubmit={() => !pending && void reset()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep</Trans>
          </Button>
          <Button type="submit" look="harm" pending={pending}>
            <Trans>Turn it off</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          For someone who has lost their phone and recovery codes. Make sure the request really comes from
          them: afterwards the password alone is enough to sign in. They are signed out everywhere and told by
          e-mail.
        </Trans>
      </p>
      <TextField
        label={t`Your own password`}
        data-autofocus
        type="password"
        autoComplete="current-password"
        maxLength={128}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={faults.password}
      />
      {asksCode && (
        <TextField
          label={t`Your code or recovery code`}
          autoComplete="one-time-code"
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={faults.code}
        />
      )}
      <FormError>{faults.form}</FormError>
    </Dialog>
  );
}
