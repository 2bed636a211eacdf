import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refused } from '@/api/problem';
import { errorSentence } from '@/api/sentences';
import { signIn } from '@/api/session';
import { useAutofocus } from '@/lib/useAutofocus';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import type { Account } from './DemoAccounts';
import { useWait } from './useWait';

/** What to do when the server throttles without saying for how long. */
const A_MINUTE = 60;

/** E-mail and password, and the code of the authenticator app once the server asks for it. */
export function SignInForm({ filled }: { filled: Account | undefined }) {
  const { t } = useLingui();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const [second, setSecond] = useState(false);
  const [wait, setWait] = useWait();
  const box = useAutofocus<HTMLFormElement>(second);

  const refused = (error: unknown, withCode: boolean) => {
    const rule = error instanceof Refused ? error.rule : undefined;
    if (rule === 'second-factor-required' && !withCode) return setSecond(true);
    if (error instanceof Refused && rule === 'throttled') return setWait(error.retryAfter ?? A_MINUTE);
    const wrongCode = withCode && (rule === 'sign-in-failed' || rule === 'second-factor-failed');
    setFailure(
      wrongCode ? t`This code was not taken. Wait for the next one and try that.` : errorSentence(error),
    );
  };
  const submit = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const totp = text('totp').replace(/\s/g, '');
    if (!text('email').trim() || !text('password')) return setFailure(t`Enter e-mail and password.`);
    setPending(true);
    setFailure(undefined);
    try {
      await signIn({ email: text('email').trim(), password: text('password'), ...(totp ? { totp } : {}) });
    } catch (error) {
      refused(error, totp !== '');
    } finally {
      setPending(false);
    }
  };
  const throttled =
    wait > 0
      ? t`Too many tries. Try again in ${plural(wait, { one: '# second', other: '# seconds' })}.`
      : undefined;
  return (
    <form
      ref={box}
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (wait === 0) void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={filled?.email}
        data-autofocus={filled || second ? undefined : true}
        maxLength={254}
      />
      <TextField
        label={t`Password`}
        name="password"
        type="password"
        autoComplete="current-password"
        defaultValue={filled?.password}
        maxLength={128}
        error={second ? undefined : (throttled ?? failure)}
      />
      {second && (
        <TextField
          label={t`Code`}
          name="totp"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          data-autofocus
          hint={t`This account is protected by a second step: the six digits that your authenticator app shows now, or a recovery code.`}
          error={throttled ?? failure}
          className="tracking-widest"
        />
      )}
      <Button
        type="submit"
        look="primary"
        pending={pending}
        disabled={wait > 0}
        data-autofocus={filled && !second ? true : undefined}
      >
        <Trans>Sign in</Trans>
      </Button>
      <p role="status" className="sr-only">
        {wait === 0 && failure}
        {wait > 0 && t`Too many tries. Wait a moment.`}
      </p>
    </form>
  );
}
