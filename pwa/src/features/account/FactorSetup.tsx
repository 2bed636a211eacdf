import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { enableSecondFactor, setUpSecondFactor } from '@/api/account';
import { useSubmit } from '@/components/useSubmit';
import { saveFile } from '@/lib/saveFile';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { CurrentPassword } from './CurrentPassword';

type Step =
  | { at: 'start' }
  | { at: 'scan'; secret: string; qr: string; password: string }
  | { at: 'codes'; codes: readonly string[]; password: string };

interface Props {
  /** Whether another authenticator is in use, which stays so until this one has shown its first code. */
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
  const start = (password: string, code: string) => {
    const found = {
      password: password ? undefined : t`Enter your password.`,
      code: code || !replaces ? undefined : t`Enter the code.`,
    };
    void submit(found, async () => {
      const { secret, qr } = await setUpSecondFactor(password, code);
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
  if (step.at === 'codes') return <Codes codes={step.codes} onDone={() => finish(step.password)} />;
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

/** A code of the authenticator in use, or one of those for when it is lost. */
export function FactorCode({ error }: { error: string | undefined }) {
  const { t } = useLingui();
  return (
    <TextField
      label={t`Code or recovery code`}
      name="code"
      autoComplete="one-time-code"
      maxLength={40}
      error={error}
    />
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
