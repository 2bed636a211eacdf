import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WaitlistEntry } from '@/api/model';
import { refused } from '@/api/sentences';
import { leaveWaitlist, WAITLIST } from '@/api/waitlist';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { say } from '@/ui/toasts';

interface Props {
  entry: WaitlistEntry;
  onClose: () => void;
  onLeft: () => void;
}

/** Asks before somebody loses their place. */
export function LeaveDialog({ entry: { id, patient, invited }, onClose, onLeft }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { name } = patient;
  const leave = useMutation({
    mutationFn: () => leaveWaitlist(id),
    onSuccess: () => {
      say(t`${name} removed from the waiting list.`);
      onLeft();
      return client.invalidateQueries({ queryKey: [WAITLIST] });
    },
  });
  return (
    <Dialog
      title={t`Remove ${name} from the list?`}
      onClose={onClose}
      onSubmit={() => !leave.isPending && leave.mutate()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep on list</Trans>
          </Button>
          <Button type="submit" look="harm" pending={leave.isPending}>
            <Trans>Remove</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>They lose their place: if added again, they go behind everyone waiting now.</Trans>{' '}
        {invited && <Trans>The offer already sent stays valid until it is answered.</Trans>}
      </p>
      <p role="alert" className="text-harm text-xs empty:hidden">
        {refused(leave.error)}
      </p>
    </Dialog>
  );
}
