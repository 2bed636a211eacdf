import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccount, ServiceAccountCreated } from '@/api/model';
import { renewSecret, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { SelectField } from '@/ui/Field';
import { Secret } from './Secret';

const OVERLAPS = [0, 1, 24, 168];

/** Gives a service account another secret, with time to switch the system over. */
export function RenewDialog({
  serviceAccount,
  onClose,
}: {
  serviceAccount: ServiceAccount;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { id, name } = serviceAccount;
  const [overlap, setOverlap] = useState(24);
  const [made, setMade] = useState<ServiceAccountCreated | null>(null);
  const { fieldErrors, pending, submit } = useSubmit();
  const renew = () =>
    submit({}, async () => {
      setMade(await renewSecret(id, overlap));
      void client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
    });
  if (made) return <Secret made={made} onClose={onClose} />;
  return (
    <AskDialog
      title={t`New secret for ${name}?`}
      onClose={onClose}
      onSubmit={() => void renew()}
      back={t`Cancel`}
      pending={pending}
      yes={t`Create secret`}
      error={fieldErrors.form}
    >
      <p>
        <Trans>
          The present secret stays valid beside the new one for the time you choose. A secret from before that
          ends now.
        </Trans>
      </p>
      <SelectField
        label={t`The present secret is valid for`}
        value={overlap}
        onChange={({ target }) => setOverlap(Number(target.value))}
        error={fieldErrors.overlapHours}
      >
        {OVERLAPS.map((hours) => (
          <option key={hours} value={hours}>
            {hours === 0
              ? t`no longer: it may be known to others`
              : hours < 48
                ? plural(hours, { one: '# hour', other: '# hours' })
                : plural(hours / 24, { one: '# day', other: '# days' })}
          </option>
        ))}
      </SelectField>
    </AskDialog>
  );
}
