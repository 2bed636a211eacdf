import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ServiceAccount } from '@/api/model';
import { revokeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

/** Asks before a machine is shut out: appointments may stop arriving. */
export function RevokeDialog({ machine, onClose }: { machine: ServiceAccount; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { name } = machine;
  const revoke = useMutation({
    mutationFn: () => revokeServiceAccount(machine.id),
    onSuccess: () => {
      say(t`${name} is shut out.`);
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
          Its next request is refused, whatever tokens it holds, and this cannot be taken back. To change a
          secret, make a second account first, move the machine over, then revoke this one.
        </Trans>
      </p>
      <p role="alert" className="text-harm text-xs empty:hidden">
        {refused(revoke.error)}
      </p>
    </Dialog>
  );
}
