import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { WaitlistEntry } from '@/api/model';
import { leaveWaitlist, WAITLIST } from '@/api/waitlist';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';

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
  const { fieldErrors, pending, submit } = useSubmit();
  const leave = () =>
    submit({}, async () => {
      await leaveWaitlist(id);
      toast(t`${name} removed from the waiting list.`);
      onLeft();
      await client.invalidateQueries({ queryKey: [WAITLIST] });
    });
  return (
    <AskDialog
      title={t`Remove ${name} from the list?`}
      onClose={onClose}
      onSubmit={() => void leave()}
      back={t`Keep on list`}
      variant="harm"
      pending={pending}
      yes={t`Remove`}
      error={fieldErrors.form}
    >
      <p>
        <Trans>They lose their place: if added again, they go behind everyone waiting now.</Trans>{' '}
        {invited && <Trans>The offer already sent stays valid until it is answered.</Trans>}
      </p>
    </AskDialog>
  );
}
