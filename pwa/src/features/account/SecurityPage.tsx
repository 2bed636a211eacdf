import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changePassword, disableSecondFactor, enableSecondFactor, setUpSecondFactor } from '@/api/account';
import { userChanged } from '@/api/session';
import { useUser } from '@/api/useUser';
import { NewPasswordField, newPasswordError } from '@/components/NewPasswordField';
import { useSubmit } from '@/components/useSubmit';
import { saveFile } from '@/lib/saveFile';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { toast } from '@/ui/toasts';
import { CurrentPassword } from './CurrentPassword';

/** What protects the account: the password, and the second step at signing in. */
export function SecurityPage() {
  if (useUser()?.signOn) return <BySignOn />;
  return (
    <>
      <SecondStep />
      <PasswordChange />
    </>
  );
}

/** Whom the hospital's sign-on signs in has nothing to protect here. */
function BySignOn() {
  const { t } = useLingui();
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`Sign-in`}</h2>
      <p className="text-mute">
        <Trans>
          You sign in with your hospital account. Change its password and its two-step verification where the
          hospital manages them.
        </Trans>
      </p>
    </section>
  );
}

function PasswordChange() {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const [round, setRound] = useState(0);
  const change = async (current: string, next: string) => {
    const found = {
      password: current ? undefined : t`Enter your password.`,
      newPassword: newPasswordError(next),
    };
    if (!(await submit(found, () => changePassword(current, next)))) return;
    setRound(round + 1);
    toast(t`Your password has been changed, and all other devices have been signed out.`);
  };
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`Password`}</h2>
      <Form
        key={round}
        fieldErrors={fieldErrors}
        formError={fieldErrors.form}
        onSubmit={(text) => !pending && void change(text('password'), text('newPassword'))}
      >
        <CurrentPassword error={fieldErrors.password} />
        <NewPasswordField error={fieldErrors.newPassword} />
        <Button
          type="submit"
          className="justify-self-start"
          pending={pending}
        >{t`Change the password`}</Button>
      </Form>
    </section>
  );
}

type Step =
  | { at: 'start' }
  | { at: 'scan'; secret: string; qr: string }
  | { at: 'codes'; codes: readonly string[] };

function SecondStep() {
  const { t } = useLingui();
  const user = useUser();
  const [step, setStep] = useState<Step>({ at: 'start' });
  const { fieldErrors, pending, submit } = useSubmit();
  const needed = (password: string) => ({ password: password ? undefined : t`Enter your password.` });
  const begin = (password: string) =>
    submit(needed(password), async () => {
      const { secret, qr } = await setUpSecondFactor(password);
      setStep({ at: 'scan', secret, qr });
    });
  const enable = (code: string) =>
    submit(code ? {} : { code: t`Enter the code.` }, async () => {
      const codes = await enableSecondFactor(code);
      setStep({ at: 'codes', codes });
      userChanged({ twoFactorEnabled: true });
    });
  const disable = (password: string, code: string) =>
    submit({ ...needed(password), code: code ? undefined : t`Enter the code.` }, async () => {
      await disableSecondFactor(password, code);
      userChanged({ twoFactorEnabled: false });
    });
  const on = user?.twoFactorEnabled === true;
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`Two-step verification`}</h2>
      {step.at === 'codes' ? (
        <Codes codes={step.codes} onDone={() => setStep({ at: 'start' })} />
      ) : step.at === 'scan' ? (
        <Form
          key="scan"
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => !pending && void enable(text('code').replace(/\s/g, ''))}
        >
          <p className="text-mute">{t`Scan this with your authenticator app, or type in the key. Then enter the six digits it shows.`}</p>
          <img
            src={step.qr}
            alt={t`QR code with the key below`}
            className="size-48 rounded-lg bg-white p-2"
          />
          <code data-secret className="select-all break-all">
            {step.secret}
          </code>
          <TextField
            label={t`Code`}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            autoFocus
            error={fieldErrors.code}
          />
          <Button
            type="submit"
            variant="primary"
            className="justify-self-start"
            pending={pending}
          >{t`Turn on`}</Button>
        </Form>
      ) : (
        <Form
          key={on ? 'on' : 'off'}
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => {
            if (pending) return;
            if (on) void disable(text('password'), text('code').trim());
            else void begin(text('password'));
          }}
        >
          <p className="text-mute">
            {on ? (
              <Trans>It is on: you need a code from your authenticator app to sign in.</Trans>
            ) : (
              <Trans>It is off. When it is on, a stolen password is not enough to sign in.</Trans>
            )}
          </p>
          <CurrentPassword error={fieldErrors.password} />
          {on && (
            <TextField
              label={t`Code or recovery code`}
              name="code"
              autoComplete="one-time-code"
              maxLength={40}
              error={fieldErrors.code}
            />
          )}
          <Button
            type="submit"
            variant={on ? 'harm' : 'plain'}
            className="justify-self-start"
            pending={pending}
          >
            {on ? t`Turn off` : t`Set up`}
          </Button>
        </Form>
      )}
    </section>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useLingui();
  const save = () =>
    saveFile(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }), 'recovery-codes.txt');
  return (
    <div role="status" className="grid gap-3">
      <p>{t`It is on. Save these recovery codes: each lets you sign in once if you lose your phone. They are shown only now.`}</p>
      <ul className="grid gap-1 font-mono">
        {codes.map((code) => (
          <li key={code} data-recovery-code>
            {code}
          </li>
        ))}
      </ul>
      <Button onClick={save}>{t`Save to a file`}</Button>
      <Button variant="primary" onClick={onDone}>{t`I have saved them`}</Button>
    </div>
  );
}
