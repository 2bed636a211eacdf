import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccount } from '@/api/model';
import { changeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { AccessFields, accessOf, asked } from './AccessFields';

/** Changes what a service account may do, from where and how often. */
export function EditServiceAccount({
  serviceAccount,
  onClose,
}: {
  serviceAccount: ServiceAccount;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { id, name } = serviceAccount;
  const [access, setAccess] = useState(() => accessOf(serviceAccount));
  const { fieldErrors, pending, submit } = useSubmit();
  const save = () =>
    submit({ scopes: access.scopes.length > 0 ? undefined : t`Choose at least one.` }, async () => {
      await changeServiceAccount(id, asked(access));
      onClose();
      await client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
    });
  return (
    <AskDialog
      title={t`Permissions of ${name}`}
      onClose={onClose}
      onSubmit={() => void save()}
      back={t`Cancel`}
      pending={pending}
      yes={t`Save`}
      error={fieldErrors.form}
    >
      <AccessFields access={access} onChange={setAccess} errors={fieldErrors} />
    </AskDialog>
  );
}
