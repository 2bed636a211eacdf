import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Problem } from '@/api/model';
import { Refused } from '@/api/problem';
import { signIn } from '@/api/session';
import { settings } from '@/api/settings';
import { InvalidForm, useSubmit } from '@/components/useSubmit';
import { withMessages } from '@/lib/i18n';
import { useAutofocus } from '@/lib/useAutofocus';
import { canKeep } from '@/offline/keep';
import { Button } from '@/ui/Button';
import { CheckField, TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { errorMessage } from '@/wording/messages';
import type { Account } from './DemoAccounts';
import { SmallTextButton } from './EntryFrame';
import { useWait } from './useWait';

// Not every hospital and browser has them.
const passkeyPart = withMessages('passkey', () => import('./PasskeyButton'));
const PasskeyButton = lazy(async () => ({ default: (await passkeyPart()).PasskeyButton }));

/** What to do when the server throttles without saying for how long. */
const A_MINUTE = 60;

/** E-mail and password, and the code of the authenticator app once the server asks for it. */
export function SignInForm({
  filled,
  email = filled?.email,
  onForgotten,
}: {
  filled?: Account | undefined;
  /** Who has to sign in again, and types no more than the password. */
  email?: string | undefined;
  onForgotten?: () => void;
}) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit, clear } = useSubmit();
  /** What the server asks for after the password. */
  const [wanted, setWanted] = useState<Problem>();
  const second = wanted !== undefined;
  const [otherCode, setRecovering] = useState(false);
  const recovering = otherCode || wanted?.authenticatorApp === false;
  const [wait, setWait] = useWait();
  const [ownDevice, setOwnDevice] = useState(false);
  const { data: hospital } = useQuery(settings);
  const mayKeep = hospital?.offlineCopy === true && canKeep();
  const passkeys = hospital?.passkeys === true && 'PublicKeyCredential' in globalThis;
  const box = useAutofocus<HTMLFormElement>(`${second} ${recovering}`);

  const refused = (error: unknown, withCode: boolean) => {
    const rule = error instanceof Refused ? error.rule : undefined;
    if (error instanceof Refused && rule === 'second-factor-required' && !withCode)
      return setWanted(error.problem);
    if (error instanceof Refused && rule === 'throttled') return setWait(error.retryAfter ?? A_MINUTE);
    const wrongCode = withCode && (rule === 'sign-in-failed' || rule === 'second-factor-failed');
    if (!wrongCode) throw new InvalidForm({ form: errorMessage(error) });
    throw new InvalidForm({
      form: recovering
        ? t`That recovery code didn’t work. Each one can be used only once.`
        : t`That code didn’t work. Wait for the next one and try again.`,
    });
  };
  const enter = (text: (name: string) => string) => {
    const totp = text('totp').replace(/\s/g, '');
    const [email, password] = [text('email').trim(), text('password')];
    const found = email && password ? {} : { form: t`Enter e-mail and password.` };
    void submit(found, () =>
      signIn({ email, password, ...(totp ? { totp } : {}) }, ownDevice).catch((error) =>
        refused(error, totp !== ''),
      ),
    );
  };
  const throttled =
    wait > 0
      ? t`Too many attempts. Try again in ${plural(wait, { one: '# second', other: '# seconds' })}.`
      : undefined;
  return (
    <PlainForm ref={box} onSubmit={(text) => wait === 0 && enter(text)}>
      <TextField
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        data-autofocus={email || second ? undefined : true}
        maxLength={254}
      />
      <TextField
        label={t`Password`}
        name="password"
        type="password"
        autoComplete="current-password"
        defaultValue={filled?.password}
        data-autofocus={email && !filled && !second ? true : undefined}
        maxLength={128}
        error={second ? undefined : (throttled ?? fieldErrors.form)}
      />
      {second && (
        <TextField
          // The one is not the other: what was typed does not stay.
          key={recovering ? 'recovery' : 'app'}
          label={recovering ? t`Recovery code` : t`Code`}
          name="totp"
          inputMode={recovering ? 'text' : 'numeric'}
          autoComplete={recovering ? 'off' : 'one-time-code'}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          data-autofocus
          hint={
            recovering
              ? t`One of the ten codes you saved when you turned on two-step verification. Each works once.`
              : t`This account uses two-step verification. Enter the six digits shown in your authenticator app.`
          }
          error={throttled ?? fieldErrors.form}
          className={recovering ? 'font-mono' : 'tracking-widest'}
        />
      )}
      {mayKeep && (
        <CheckField
          label={t`This is my own device`}
          name="ownDevice"
          checked={ownDevice}
          onChange={(event) => setOwnDevice(event.target.checked)}
          hint={t`Appointments you view are kept here, encrypted with your password, so that you can read them without a connection for up to 12 hours. Signing out deletes them.`}
        />
      )}
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={wait > 0}
        data-autofocus={filled && !second ? true : undefined}
      >
        <Trans>Sign in</Trans>
      </Button>
      {passkeys && (!second || wanted.passkey) && (
        // As high as what is on its way: a button that moves while it is pressed is not pressed.
        <Suspense fallback={<div className="h-8 coarse:h-10" />}>
          <PasskeyButton
            request={wanted?.passkey}
            form={box}
            ownDevice={ownDevice}
            onAsked={(again) => refused(again, false)}
          />
        </Suspense>
      )}
      {second
        ? wanted.authenticatorApp !== false && (
            <SmallTextButton
              onClick={() => {
                setRecovering(!recovering);
                clear();
              }}
            >
              {recovering ? t`Use the authenticator app` : t`Use a recovery code`}
            </SmallTextButton>
          )
        : onForgotten && <SmallTextButton onClick={onForgotten}>{t`Forgot your password?`}</SmallTextButton>}
      <p role="status" className="sr-only">
        {wait === 0 && fieldErrors.form}
        {wait > 0 && t`Too many attempts. Wait a moment.`}
      </p>
    </PlainForm>
  );
}
