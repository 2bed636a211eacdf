import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ServiceAccount } from '@/api/model';
import { refused } from '@/api/sentences';
import { revokeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { say } from '@/ui/toasts';

/** Asks before a machine is shut out: appointments may stop arriving. */
export function RevokeDialog({ machine, onClose }: { machine: ServiceAccount; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { name } = machine;
  const revoke = useMutation({
    mutationFn: () => revokeServiceAccount(machine.id),
    onSuccess: () => {
      say(t`${name} has been revoked.`);
      onClose();
      return client.invalidateQueries({ queryKey: serviceAccounts.queryKey });
    },
  });
  return (
    <Dialog
      title={t`Revoke ${name}?`}
      onClose={onClose}
      onSubmit={() => !revoke.isPending && revoke.mutate()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep</Trans>
          </Button>
          <Button type="submit" look="harm" pending={revoke.isPending}>
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
      <p role="alert" className="text-harm text-xs empty:hidden">
        {refused(revoke.error)}
      </p>
    </Dialog>
  );
}
