import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addPasskey, secondFactors } from '@/api/passkeys';
import { FactorCode, useFactors, usePasskeyFault, useProof } from '@/components/FactorField';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { CurrentPassword } from './CurrentPassword';
import { RecoveryCodes } from './RecoveryCodes';

interface Props {
  /** What stands above the form. */
  children: ReactNode;
  begin: string;
  /** It is added. */
  onAdded?: () => void;
  /** The codes have been saved, if there were any. */
  onDone: (password: string) => void;
}

/** A passkey is added: its name, the password, what the browser asks, and recovery codes if it is the first factor. */
export function PasskeySetup({ children, begin, onAdded, onDone }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { on } = useFactors();
  const { missing, proof } = useProof();
  const fault = usePasskeyFault();
  const { fieldErrors, pending, submit } = useSubmit();
  const [given, setGiven] = useState<{ codes: readonly string[]; password: string }>();
  const add = (name: string, password: string, code: string) => {
    const found = {
      name: name ? undefined : t`Enter a name.`,
      password: password ? undefined : t`Enter your password.`,
      code: missing(code),
    };
    void submit(found, async () => {
      const codes = await addPasskey(name, password, await proof(code)).catch(fault);
      await client.invalidateQueries({ queryKey: secondFactors.queryKey });
      onAdded?.();
      if (codes.length === 0) onDone(password);
      else setGiven({ codes, password });
    });
  };
  if (given) return <RecoveryCodes codes={given.codes} onDone={() => onDone(given.password)} />;
  return (
    <Form
      fieldErrors={fieldErrors}
      formError={fieldErrors.form}
      onSubmit={(text) => !pending && add(text('name').trim(), text('password'), text('code').trim())}
    >
      {children}
      <TextField
        label={t`Name of the passkey`}
        name="name"
        maxLength={60}
        hint={t`Where it is kept, for instance “My phone” or “Blue security key”.`}
        error={fieldErrors.name}
      />
      <CurrentPassword error={fieldErrors.password} />
      {on && <FactorCode error={fieldErrors.code} />}
      <Button type="submit" className="justify-self-start" pending={pending}>
        {begin}
      </Button>
    </Form>
  );
}
