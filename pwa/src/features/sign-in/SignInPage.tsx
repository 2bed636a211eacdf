import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { errorSentence } from '@/api/sentences';
import { signIn } from '@/api/session';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';

/** The way in: e-mail and password. The session that follows brings the page that was asked for. */
export function SignInPage() {
  const { t } = useLingui();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const submit = async (form: FormData) => {
    setPending(true);
    setFailure(undefined);
    try {
      await signIn({ email: String(form.get('email')).trim(), password: String(form.get('password')) });
    } catch (error) {
      setFailure(errorSentence(error));
      setPending(false);
    }
  };
  return (
    <main className="grid h-full place-items-center p-4">
      <form
        className="grid w-full max-w-80 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <h1 className="mb-1 font-semibold text-xl tracking-tight">
          <Trans>Sign in</Trans>
        </h1>
        <TextField label={t`E-mail`} name="email" type="email" autoComplete="username" required />
        <TextField
          label={t`Password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={failure}
        />
        <Button type="submit" look="primary" pending={pending}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
    </main>
  );
}
