import { useLingui } from '@lingui/react/macro';
import type { Scope, ServiceAccount } from '@/api/model';
import { SCOPES } from '@/api/serviceAccounts';
import type { FieldErrors } from '@/components/useSubmit';
import { CheckField, TextField } from '@/ui/Field';

/** What a service account may do, from where and how often, as it is typed. */
export interface Access {
  scopes: readonly Scope[];
  networks: string;
  rate: string;
}

export const accessOf = (
  account: Pick<ServiceAccount, 'scopes' | 'networks' | 'requestsPerMinute'>,
): Access => ({
  scopes: account.scopes,
  networks: account.networks.join(', '),
  rate: String(account.requestsPerMinute),
});

/** The same as the API wants it. */
export const asked = ({ scopes, networks, rate }: Access) => ({
  scopes: SCOPES.filter((scope) => scopes.includes(scope)),
  networks: networks.split(/[\s,;]+/).filter(Boolean),
  requestsPerMinute: Number(rate),
});

interface Props {
  access: Access;
  onChange: (access: Access) => void;
  errors: FieldErrors;
}

export function AccessFields({ access, onChange, errors }: Props) {
  const { t } = useLingui();
  const meanings: Record<Scope, string> = {
    'schedules:read': t`Reads appointments, including patients’ names.`,
    'schedules:write': t`Books, moves and cancels appointments, without seeing whose they are.`,
    'patients:read': t`Finds patients and sees their data.`,
    'patients:write': t`Registers and edits patients, without seeing those who are known.`,
    'patients:merge': t`Merges patients’ records, and takes that back.`,
    'directory:read': t`Reads departments, doctors, types and free times.`,
    'metrics:read': t`Server metrics only, no personal data.`,
  };
  const { scopes } = access;
  return (
    <>
      <fieldset className="grid gap-2.5" aria-describedby={errors.scopes ? 'scopes-fault' : undefined}>
        <legend className="pb-2 text-mute text-xs">{t`Permissions`}</legend>
        {SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={scope}
            hint={meanings[scope]}
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              onChange({
                ...access,
                scopes: target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope),
              })
            }
          />
        ))}
        <p id="scopes-fault" role="alert" className="text-harm text-xs empty:hidden">
          {errors.scopes}
        </p>
      </fieldset>
      <TextField
        label={t`Networks`}
        placeholder="10.20.0.0/16, fd00::/8"
        hint={t`From where it may sign in and send requests. From anywhere if left empty.`}
        value={access.networks}
        onChange={({ target }) => onChange({ ...access, networks: target.value })}
        error={errors.networks}
      />
      <TextField
        label={t`Requests a minute`}
        type="number"
        min={1}
        max={100_000}
        required
        value={access.rate}
        onChange={({ target }) => onChange({ ...access, rate: target.value })}
        error={errors.requestsPerMinute}
      />
    </>
  );
}
