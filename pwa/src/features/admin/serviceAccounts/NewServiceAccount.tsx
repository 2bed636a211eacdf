import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccountCreated } from '@/api/model';
import { addServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { CheckField, TextField } from '@/ui/Field';
import { type Access, AccessFields, asked } from './AccessFields';
import { Secret } from './Secret';

/** Adds a service account: a name, what it may do, and then its secret, this once. */
export function NewServiceAccount({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [access, setAccess] = useState<Access>({ scopes: [], networks: '', rate: '6000' });
  const [trusted, setTrusted] = useState(false);
  const [made, setMade] = useState<ServiceAccountCreated | null>(null);
  const { fieldErrors, pending, submit } = useSubmit();
  const add = () =>
    submit(
      {
        name: name.trim() ? undefined : t`Enter a name that people will recognise.`,
        scopes: access.scopes.length > 0 ? undefined : t`Choose at least one.`,
      },
      async () => {
        setMade(
          await addServiceAccount({
            name: name.trim(),
            demographics: trusted ? 'trust' : 'keep',
            ...asked(access),
          }),
        );
        void client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
      },
    );
  if (made) return <Secret made={made} onClose={onClose} />;
  return (
    <AskDialog
      title={t`New service account`}
      onClose={onClose}
      onSubmit={() => void add()}
      back={t`Cancel`}
      pending={pending}
      yes={t`Create`}
      error={fieldErrors.form}
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`Laboratory engine`}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        error={fieldErrors.name}
      />
      <AccessFields access={access} onChange={setAccess} errors={fieldErrors} />
      <CheckField
        label={t`Trusted with patient data`}
        hint={t`Its names, birth dates and contact details replace those of known patients.`}
        checked={trusted}
        onChange={({ target }) => setTrusted(target.checked)}
      />
    </AskDialog>
  );
}
