import { useLingui } from '@lingui/react/macro';
import { answerOf, NoPasskey } from '@/api/ceremony';
import type { PasskeyAnswer, PasskeyRequest } from '@/api/model';
import { Refused } from '@/api/problem';
import { signInByPasskey } from '@/api/session';
import { InvalidForm, useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { FormError } from '@/ui/FormError';

interface Props {
  /** What the server asks whoever knows the password; otherwise the passkey is all that is shown. */
  request?: PasskeyRequest | undefined;
  /** Sends the answer after the password. */
  onAnswer: (answer: PasskeyAnswer) => Promise<void>;
}

/** The way in with a passkey: alone, or after the password. */
export function PasskeyButton({ request, onAnswer }: Props) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const refused = (error: unknown): never => {
    if (error instanceof NoPasskey) throw new InvalidForm({ form: t`No passkey was used. Try again.` });
    if (error instanceof Refused && /^(sign-in|second-factor)-failed$/.test(error.rule))
      throw new InvalidForm({ form: t`This passkey does not sign in to an active account.` });
    throw error;
  };
  const enter = () => (request ? answerOf(request).then(onAnswer) : signInByPasskey(answerOf)).catch(refused);
  return (
    <>
      <Button pending={pending} onClick={() => void submit({}, enter)}>
        {request ? t`Use your passkey` : t`Sign in with a passkey`}
      </Button>
      <FormError>{fieldErrors.form}</FormError>
    </>
  );
}
