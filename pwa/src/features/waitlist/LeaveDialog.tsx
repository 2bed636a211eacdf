import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { WaitlistEntry } from '@/api/model';
import { leaveWaitlist, WAITLIST } from '@/api/waitlist';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
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
  const { faults, pending, submit } = useSubmit();
  const leave = () =>
    submit({}, async () => {
      await leaveWaitlist(id);
      say(t`${name} removed from the waiting list.`);
      onLeft();
      await client.invalidateQueries({ queryKey: [WAITLIST] });
    });
  return (
    <Dialog
      title={t`Remove ${name} from the list?`}
      onClose={onClose}
      onSubmit={() => !pending && void leave()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep on list</Trans>
          </Button>
          <Button type="submit" look="harm" pending={pending}>
            <Trans>Remove</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>They lose their place: if added again, they go behind everyone waiting now.</Trans>{' '}
        {invited && <Trans>The offer already sent stays valid until it is answered.</Trans>}
      </p>
      <FormError>{faults.form}</FormError>
    </Dialog>
  );
}
