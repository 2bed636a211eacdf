import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ServiceAccount } from '@/api/model';
import { revokeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';

/** Asks before a service account is revoked: appointments may stop arriving. */
export function RevokeDialog({
  serviceAccount,
  onClose,
}: {
  serviceAccount: ServiceAccount;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { name } = serviceAccount;
  const { fieldErrors, pending, submit } = useSubmit();
  const revoke = () =>
    submit({}, async () => {
      await revokeServiceAccount(serviceAccount.id);
      toast(t`${name} has been revoked.`);
      onClose();
      await client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
    });
  return (
    <AskDialog
      title={t`Revoke ${name}?`}
      onClose={onClose}
      onSubmit={() => void revoke()}
      back={t`Keep`}
      variant="harm"
      pending={pending}
      yes={t`Revoke`}
      error={fieldErrors.form}
    >
      <p>
        <Trans>Its next request will be refused, whatever tokens it holds. This cannot be undone.</Trans>
      </p>
    </AskDialog>
  );
}
