import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, disableSecondFactor } from '@/api/account';
import { secondFactors } from '@/api/passkeys';
import { userChanged } from '@/api/session';
import { useUser } from '@/api/useUser';
import { FactorCode, useFactors, useProof } from '@/components/FactorField';
import { NewPasswordField, newPasswordError } from '@/components/NewPasswordField';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { toast } from '@/ui/toasts';
import { CurrentPassword } from './CurrentPassword';
import { FactorSetup } from './FactorSetup';
import { PasskeysSection } from './PasskeysSection';

/** What protects the account: the password, and the second step at signing in. */
export function SecurityPage() {
  if (useUser()?.signOn) return <BySignOn />;
  return (
    <>
      <SecondStep />
      <PasskeysSection />
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

function SecondStep() {
  const { t } = useLingui();
  const user = useUser();
  const { fieldErrors, pending, submit } = useSubmit();
  const client = useQueryClient();
  const { missing, proof } = useProof();
  const [setting, setSetting] = useState(false);
  const { on, app, answers } = useFactors();
  const disable = (password: string, code: string) =>
    submit(
      {
        password: password ? undefined : t`Enter your password.`,
        code: missing(code),
      },
      async () => {
        const shown = await proof(code);
        if (shown) await disableSecondFactor(password, shown);
        userChanged({ twoFactorEnabled: answers });
        await client.invalidateQueries({ queryKey: secondFactors.queryKey });
      },
    );
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`Two-step verification`}</h2>
      {app && (answers || !user?.secondFactorRequired) && !setting ? (
        <Form
          key="on"
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => !pending && void disable(text('password'), text('code').trim())}
        >
          <p className="text-mute">
            <Trans>It is on: you need a code from your authenticator app to sign in.</Trans>
          </p>
          <CurrentPassword error={fieldErrors.password} />
          <FactorCode error={fieldErrors.code} />
          <Button type="submit" variant="harm" className="justify-self-start" pending={pending}>
            {t`Turn off`}
          </Button>
        </Form>
      ) : (
        <FactorSetup
          replaces={on}
          begin={app ? t`Replace` : t`Set up`}
          onEnabled={() => {
            setSetting(true);
            userChanged({ twoFactorEnabled: true });
            void client.invalidateQueries({ queryKey: secondFactors.queryKey });
          }}
          onDone={() => setSetting(false)}
        >
          <p className="text-mute">
            {app ? (
              <Trans>
                It is on, and this account must use it. Replace it if you have a new phone or need new
                recovery codes; the old one works until then.
              </Trans>
            ) : on ? (
              <Trans>
                You confirm sign-ins with a passkey. You can set up an authenticator app as well, which brings
                new recovery codes.
              </Trans>
            ) : (
              <Trans>It is off. When it is on, a stolen password is not enough to sign in.</Trans>
            )}
          </p>
        </FactorSetup>
      )}
    </section>
  );
}
