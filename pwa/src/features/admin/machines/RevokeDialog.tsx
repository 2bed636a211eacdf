import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ServiceAccount } from '@/api/model';
import { revokeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { say } from '@/ui/toasts';

/** Asks before a machine is shut out: appointments may stop arriving. */
export function RevokeDialog({ machine, onClose }: { machine: ServiceAccount; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { name } = machine;
  const { faults, pending, submit } = useSubmit();
  const revoke = () =>
    submit({}, async () => {
      await revokeServiceAccount(machine.id);
      say(t`${name} has been revoked.`);
      onClose();
      await client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
    });
  return (
    <Dialog
      title={t`Revoke ${name}?`}
      onClose={onClose}
      onSubmit={() => !pending && void revoke()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep</Trans>
          </Button>
          <Button type="submit" look="harm" pending={pending}>
            <Trans>Revoke</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Its next request will be refused, whatever tokens it holds. This cannot be undone. To change a
          secret, create a second account first, switch the system over, then revoke this one.
        </Trans>
      </p>
      <FormError>{faults.form}</FormError>
    </Dialog>
  );
}
