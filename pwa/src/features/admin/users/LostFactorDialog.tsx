import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '@/api/model';
import { ACCOUNTS, resetSecondFactor } from '@/api/users';
import { useFactors, useProof } from '@/components/FactorField';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { TextField } from '@/ui/Field';
import { toast } from '@/ui/toasts';

interface Props {
  account: Account;
  onClose: () => void;
}

/** Lets somebody in with the password alone who has lost telephone and recovery codes. */
export function LostFactorDialog({ account: { id, username }, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { fieldErrors, pending, submit } = useSubmit();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { on, answers } = useFactors();
  const { missing, proof } = useProof();
  const asksCode = on || fieldErrors.code !== undefined;
  const reset = async () => {
    const found = {
      password: password ? undefined : t`Enter your password.`,
      code: asksCode ? missing(code.trim()) : undefined,
    };
    const done = await submit(found, async () => resetSecondFactor(id, password, await proof(code.trim())));
    if (!done) return;
    toast(t`${username} now signs in with the password alone and has been told by e-mail.`);
    onClose();
    await client.invalidateQueries({ queryKey: [ACCOUNTS] });
  };
  return (
    <AskDialog
      title={t`Turn off two-step verification for ${username}?`}
      onClose={onClose}
      onSubmit={() => void reset()}
      back={t`Keep`}
      variant="harm"
      pending={pending}
      yes={t`Turn it off`}
      error={fieldErrors.form}
    >
      <p>
        <Trans>
          For someone who has lost their phone or passkeys, and the recovery codes. Make sure the request
          really comes from them: afterwards the password alone is enough to sign in. They are signed out
          everywhere and told by e-mail.
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
        error={fieldErrors.password}
      />
      {asksCode && (
        <TextField
          label={t`Your code or recovery code`}
          autoComplete="one-time-code"
          maxLength={40}
          hint={answers ? t`Leave this empty to use your passkey.` : undefined}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={fieldErrors.code}
        />
      )}
    </AskDialog>
  );
}
