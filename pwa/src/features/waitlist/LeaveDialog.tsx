import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WaitlistEntry } from '@/api/model';
import { leaveWaitlist, WAITLIST } from '@/api/waitlist';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

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
      say(t`${name} waits no more.`);
      onLeft();
      return client.invalidateQueries({ queryKey: [WAITLIST] });
    },
  });
  return (
    <Dialog
      title={t`Take ${name} off the list?`}
      onClose={onClose}
      onSubmit={() => !leave.isPending && leave.mutate()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep</Trans>
          </Button>
          <Button type="submit" look="harm" pending={leave.isPending}>
            <Trans>Take off</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Their place is lost: joining again puts them behind those who wait now.</Trans>{' '}
        {invited && <Trans>The offer that they have been sent stays good until it is answered.</Trans>}
      </p>
      <p role="alert" className="text-harm text-xs empty:hidden">
        {refused(leave.error)}
      </p>
    </Dialog>
  );
}
