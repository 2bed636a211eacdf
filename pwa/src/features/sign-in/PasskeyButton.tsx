import { useLingui } from '@lingui/react/macro';
import type { RefObject } from 'react';
import { answerOf, NoPasskey } from '@/api/ceremony';
import { api } from '@/api/client';
import type { PasskeyRequest } from '@/api/model';
import { Refused, unwrap } from '@/api/problem';
import { enter, signIn } from '@/api/session';
import { InvalidForm, useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { FormError } from '@/ui/FormError';

interface Props {
  /** What the server asks whoever knows the password; otherwise the passkey is all that is shown. */
  request?: PasskeyRequest | undefined;
  /** What was typed before it. */
  form: RefObject<HTMLFormElement | null>;
  ownDevice: boolean;
  /** The password was sent again, because an answer that was refused is not. */
  onAsked: (again: unknown) => void;
}

/** The way in with a passkey: alone, or after the password. */
export function PasskeyButton({ request, form, ownDevice, onAsked }: Props) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const refused = (error: unknown): never => {
    if (error instanceof NoPasskey) throw new InvalidForm({ form: t`No passkey was used. Try again.` });
    if (error instanceof Refused && /^(sign-in|second-factor)-failed$/.test(error.rule))
      throw new InvalidForm({ form: t`This passkey does not sign in to an active account.` });
    throw error;
  };
  /** Nothing is kept on the device without a password. */
  const alone = async () => {
    const asked = await unwrap(api.POST('/auth/passkey-login/challenge'));
    await enter('/auth/passkey-login', { passkey: await answerOf(asked) }, null);
  };
  const after = async (asked: PasskeyRequest) => {
    const typed = new FormData(form.current ?? undefined);
    const said = { email: String(typed.get('email')).trim(), password: String(typed.get('password')) };
    const passkey = await answerOf(asked);
    await signIn({ ...said, passkey }, ownDevice).catch(async (error) => {
      await signIn(said).catch(onAsked);
      throw error;
    });
  };
  return (
    <>
      <Button
        pending={pending}
        onClick={() => void submit({}, () => (request ? after(request) : alone()).catch(refused))}
      >
        {request ? t`Use your passkey` : t`Sign in with a passkey`}
      </Button>
      <FormError>{fieldErrors.form}</FormError>
    </>
  );
}
