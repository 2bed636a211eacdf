import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { startPasswordReset } from '@/api/account';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { EntryFrame, TextButton } from './EntryFrame';

/** Asks for a link by mail. The answer is the same for every address: nobody learns here who has an account. */
export function ForgotPasswordPage({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const [sentTo, setSentTo] = useState<string>();
  const send = (email: string) =>
    submit(/^\S+@\S+$/.test(email) ? {} : { email: t`Enter an e-mail address.` }, async () => {
      await startPasswordReset(email);
      setSentTo(email);
    });
  return (
    <EntryFrame
      title={t`Forgot password`}
      below={
        <p className="text-center">
          <TextButton onClick={onSignIn}>{t`Back to sign-in`}</TextButton>
        </p>
      }
    >
      {sentTo ? (
        <div role="status" className="grid gap-1.5">
          <h2 className="font-semibold text-lg">{t`Check your e-mail`}</h2>
          <p className="text-mute">
            <Trans>
              If there is an account for {sentTo}, a link is on its way. It works once and is valid for 15
              minutes.
            </Trans>
          </p>
        </div>
      ) : (
        <Form
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => !pending && void send(text('email').trim())}
        >
          <p className="text-mute">
            <Trans>Enter your e-mail address and we will send you a link to set a new password.</Trans>
          </p>
          <TextField
            label={t`E-mail`}
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            autoFocus
            error={fieldErrors.email}
          />
          <Button type="submit" variant="primary" pending={pending}>{t`Send link`}</Button>
        </Form>
      )}
    </EntryFrame>
  );
}
