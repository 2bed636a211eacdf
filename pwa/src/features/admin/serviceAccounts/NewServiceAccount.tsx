import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope, ServiceAccountCreated } from '@/api/model';
import { addServiceAccount, SCOPES, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { CheckField, TextField } from '@/ui/Field';
import { Secret } from './Secret';

/** Adds a service account: a name, what it may do, and then its secret, this once. */
export function NewServiceAccount({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [trusted, setTrusted] = useState(false);
  const [made, setMade] = useState<ServiceAccountCreated | null>(null);
  const { fieldErrors, pending, submit } = useSubmit();
  const meanings: Record<Scope, string> = {
    'schedules:read': t`Reads appointments, including patients’ names.`,
    'schedules:write': t`Books, moves and cancels appointments.`,
    'patients:write': t`Registers and edits patients.`,
    'patients:merge': t`Merges patients’ records, and takes that back.`,
    'directory:read': t`Reads departments, doctors, types and free times.`,
    'metrics:read': t`Server metrics only, no personal data.`,
  };
  const add = () =>
    submit(
      {
        name: name.trim() ? undefined : t`Enter a name that people will recognise.`,
        scopes: scopes.length > 0 ? undefined : t`Choose at least one.`,
      },
      async () => {
        setMade(
          await addServiceAccount(
            name.trim(),
            SCOPES.filter((scope) => scopes.includes(scope)),
            trusted ? 'trust' : 'keep',
          ),
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
      <fieldset className="grid gap-2.5" aria-describedby={fieldErrors.scopes ? 'scopes-fault' : undefined}>
        <legend className="pb-2 text-mute text-xs">{t`Permissions`}</legend>
        {SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={scope}
            hint={meanings[scope]}
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              setScopes(target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
            }
          />
        ))}
        <p id="scopes-fault" role="alert" className="text-harm text-xs empty:hidden">
          {fieldErrors.scopes}
        </p>
      </fieldset>
      <CheckField
        label={t`Trusted with patient data`}
        hint={t`Its names, birth dates and contact details replace those of known patients.`}
        checked={trusted}
        onChange={({ target }) => setTrusted(target.checked)}
      />
    </AskDialog>
  );
}
