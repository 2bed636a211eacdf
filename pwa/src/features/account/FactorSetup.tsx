import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { enableSecondFactor, setUpSecondFactor } from '@/api/account';
import { FactorCode, useProof } from '@/components/FactorField';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { CurrentPassword } from './CurrentPassword';
import { RecoveryCodes } from './RecoveryCodes';

type Step =
  | { at: 'start' }
  | { at: 'scan'; secret: string; qr: string; password: string }
  | { at: 'codes'; codes: readonly string[]; password: string };

interface Props {
  /** Whether there is a second factor, which stays in use until this one has shown its first code. */
  replaces: boolean;
  /** What stands above the first form. */
  children: ReactNode;
  begin: string;
  /** It is on. */
  onEnabled?: () => void;
  /** The codes have been saved. */
  onDone: (password: string) => void;
}

/** An authenticator app is set up: the password, the first code, and the recovery codes. */
export function FactorSetup({ replaces, children, begin, onEnabled, onDone }: Props) {
  const { t } = useLingui();
  const [step, setStep] = useState<Step>({ at: 'start' });
  const { fieldErrors, pending, submit } = useSubmit();
  const { missing, proof } = useProof();
  const start = (password: string, code: string) => {
    const found = {
      password: password ? undefined : t`Enter your password.`,
      code: replaces ? missing(code) : undefined,
    };
    void submit(found, async () => {
      const shown = replaces ? await proof(code) : undefined;
      const { secret, qr } = await setUpSecondFactor(password, shown);
      setStep({ at: 'scan', secret, qr, password });
    });
  };
  const enable = (code: string, password: string) =>
    void submit(code ? {} : { code: t`Enter the code.` }, async () => {
      setStep({ at: 'codes', codes: await enableSecondFactor(code), password });
      onEnabled?.();
    });
  const finish = (password: string) => {
    setStep({ at: 'start' });
    onDone(password);
  };
  if (step.at === 'codes') return <RecoveryCodes codes={step.codes} onDone={() => finish(step.password)} />;
  if (step.at === 'scan')
    return (
      <Form
        key="scan"
        fieldErrors={fieldErrors}
        formError={fieldErrors.form}
        onSubmit={(text) => !pending && enable(text('code').replace(/\s/g, ''), step.password)}
      >
        <p className="text-mute">{t`Scan this with your authenticator app, or type in the key. Then enter the six digits it shows.`}</p>
        <img src={step.qr} alt={t`QR code with the key below`} className="size-48 rounded-lg bg-white p-2" />
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
    );
  return (
    <Form
      key="start"
      fieldErrors={fieldErrors}
      formError={fieldErrors.form}
      onSubmit={(text) => !pending && start(text('password'), replaces ? text('code').trim() : '')}
    >
      {children}
      <CurrentPassword error={fieldErrors.password} />
      {replaces && <FactorCode error={fieldErrors.code} />}
      <Button type="submit" className="justify-self-start" pending={pending}>
        {begin}
      </Button>
    </Form>
  );
}
