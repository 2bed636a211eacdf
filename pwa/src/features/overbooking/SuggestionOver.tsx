import { Trans, useLingui } from '@lingui/react/macro';
import type { Suggestion } from '@/api/model';
import { Button } from '@/ui/Button';

/** Somebody has decided, or the time has come: kindly, and with a way on. */
export function SuggestionOver({
  item,
  onOpen,
}: {
  item: Suggestion;
  onOpen: (appointment: string) => void;
}) {
  const { t } = useLingui();
  const { appointmentId } = item;
  const sentences = {
    open: '',
    accepted: t`A colleague was faster: this time is already booked.`,
    declined: t`A colleague has declined this suggestion. It will not be made again.`,
    expired: t`This suggestion has ended: its time is too close, or the session has changed.`,
  };
  return (
    <>
      <p role="status" className="rounded-lg bg-page px-2.5 py-2">
        {sentences[item.status]}
      </p>
      {item.declineReason && (
        <p className="text-mute">
          <Trans>Reason given: {item.declineReason}</Trans>
        </p>
      )}
      {appointmentId && <Button onClick={() => onOpen(appointmentId)}>{t`Show the appointment`}</Button>}
    </>
  );
}
