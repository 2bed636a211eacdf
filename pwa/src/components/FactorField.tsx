import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { KnownPasskey, NoPasskey } from '@/api/ceremony';
import { type Proof, proofOf, secondFactors } from '@/api/passkeys';
import { useUser } from '@/api/useUser';
import { TextField } from '@/ui/Field';
import { InvalidForm } from './useSubmit';

/** The second factors of whoever is signed in, as far as known; nothing is asked of those who have none. */
export function useFactors() {
  const on = useUser()?.twoFactorEnabled === true;
  const { data } = useQuery({ ...secondFactors, enabled: on });
  return {
    on,
    app: on && data?.authenticatorApp !== false,
    passkeys: on ? (data?.passkeys ?? []) : [],
    answers: on && data?.passkeys.some(({ copied }) => !copied) === true,
  };
}

/** What a form says of a passkey that the browser did not bring. */
export function usePasskeyFault() {
  const { t } = useLingui();
  return (error: unknown): never => {
    if (error instanceof KnownPasskey)
      throw new InvalidForm({ form: t`This device already has a passkey for your account.` });
    if (error instanceof NoPasskey) throw new InvalidForm({ form: t`No passkey was used. Try again.` });
    throw error;
  };
}

/** What is missing of a second factor, and how it is shown: typed, or by a passkey if nothing was. */
export function useProof() {
  const { t } = useLingui();
  const { on, answers } = useFactors();
  const fault = usePasskeyFault();
  return {
    missing: (code: string) => (on && !code && !answers ? t`Enter the code.` : undefined),
    proof: async (code: string): Promise<Proof | undefined> =>
      on || code ? await proofOf(code).catch(fault) : undefined,
  };
}

/** A code of the authenticator in use, or one of those for when it is lost; left empty, a passkey is asked for. */
export function FactorCode({ error }: { error: string | undefined }) {
  const { t } = useLingui();
  const { app, answers } = useFactors();
  return (
    <TextField
      label={app ? t`Code or recovery code` : t`Recovery code`}
      name="code"
      autoComplete="one-time-code"
      maxLength={40}
      hint={answers ? t`Leave this empty to use your passkey.` : undefined}
      error={error}
    />
  );
}
