import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope, ServiceAccountCreated } from '@/api/model';
import { addServiceAccount, SCOPES, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { CheckField, TextField } from '@/ui/Field';
import { FormError } from '@/ui/FormError';
import { Secret } from './Secret';

/** Lets a machine in: a name, what it may do, and then its secret, this once. */
export function NewMachine({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [made, setMade] = useState<ServiceAccountCreated | null>(null);
  const { faults, pending, submit } = useSubmit();
  const meanings: Record<Scope, string> = {
    'schedules:read': t`Reads appointments, including patients’ names.`,
    'schedules:write': t`Books, moves and cancels appointments.`,
    'patients:write': t`Registers and edits patients.`,
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
          ),
        );
        void client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
      },
    );
  if (made) return <Secret made={made} onClose={onClose} />;
  return (
    <Dialog
      title={t`New service account`}
      onClose={onClose}
      onSubmit={() => !pending && void add()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary" pending={pending}>
            <Trans>Create</Trans>
          </Button>
        </>
      }
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`Laboratory engine`}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        error={faults.name}
      />
      <fieldset className="grid gap-2.5" aria-describedby={faults.scopes ? 'scopes-fault' : undefined}>
        <legend className="pb-2 text-mute text-xs">
          <Trans>Permissions</Trans>
        </legend>
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
          {faults.scopes}
        </p>
      </fieldset>
      <FormError>{faults.form}</FormError>
    </Dialog>
  );
}
