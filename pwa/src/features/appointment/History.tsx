import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { appointmentHistory } from '@/api/appointments';
import type { Appointment, CancelReason, HistoryEntry } from '@/api/model';
import { actorLabel, cancelReasonLabel, slotLabel } from '@/wording/messages';

const SHOWN = 5;
const REASONS: readonly CancelReason[] = ['patient', 'clinic', 'other'];

/** What has happened to it, newest first. */
export function History({ item }: { item: Appointment }) {
  const { t } = useLingui();
  const entries = useQuery(appointmentHistory(item.id, item.version)).data ?? [];
  const what = (entry: HistoryEntry): string | undefined => {
    const { fromStart } = entry.detail;
    const from = fromStart ? slotLabel(fromStart) : '';
    const words: Record<string, string> = {
      'appointment-booked': t`Booked`,
      'appointment-moved': from ? t`Moved from ${from}` : t`Moved`,
      'appointment-changed': t`Edited`,
      'appointment-cancelled': t`Cancelled`,
      'appointment-patient-merged': t`Patient merged`,
      'appointment-patient-unmerged': t`Merge of the patient undone`,
      'appointment-arrive': t`Arrived`,
      'appointment-check-in': t`In room`,
      'appointment-fulfil': t`Completed`,
      'appointment-no-show': t`No-show`,
      'appointment-reopen': t`Reopened`,
      'appointment-room': t`Room changed`,
      'appointment-no-show-proposed': t`Marked “attendance not recorded”`,
      'appointment-confirmed': t`Offered time accepted`,
      'appointment-released': t`Offered time released`,
      'mail-failed': t`The e-mail about it could not be delivered: call`,
      'appointment-given-up': t`Given up for an earlier appointment`,
    };
    return words[entry.action];
  };
  // Who has only looked at it is in the activity log.
  const done = entries
    .filter((entry) => entry.outcome === 'success')
    .flatMap((entry) => {
      const done = what(entry);
      return done ? [{ ...entry, done }] : [];
    });
  if (done.length === 0) return null;
  // What was written about a cancellation is kept with the appointment, as long as it stays cancelled.
  const last = done.find(({ action }) => action === 'appointment-cancelled');
  const noteOf = (entry: HistoryEntry) =>
    item.status === 'cancelled' && entry.at === last?.at ? item.cancelNote : undefined;
  return (
    <ul className="grid gap-1.5 border-line border-t pt-3 text-mute text-xs" aria-label={t`History`}>
      {done.slice(0, SHOWN).map((entry) => (
        <li key={entry.at + entry.action}>
          {t`${entry.done} by ${actorLabel(entry.actor)}, ${slotLabel(entry.at)}`}
          <Cancelled reason={entry.detail.cancelReason} note={noteOf(entry)} />
          {entry.detail.correction && (
            <span className="block break-words">{t`Correction: ${entry.detail.correction}`}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who or what it was cancelled for, and more about it. */
function Cancelled({ reason, note }: { reason: string | undefined; note: string | undefined }) {
  const kind = REASONS.find((each) => each === reason);
  const said = [kind && cancelReasonLabel(kind), note].filter(Boolean).join(': ');
  return said && <span className="block break-words">{said}</span>;
}
