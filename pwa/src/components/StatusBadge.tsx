import { t } from '@lingui/core/macro';
import { type Appointment, isAsked, type Status } from '@/api/model';
import { cx } from '@/lib/cx';
import { stateLabel } from '@/wording/messages';
import { statusMarks } from './statusMarks';

const tones: Partial<Record<Status, string>> = {
  pending: 'border-dashed border-warn/60 text-warn',
  arrived: 'border-good/40 text-good',
  'checked-in': 'border-good/40 bg-good/10 text-good',
  noshow: 'border-harm/40 text-harm',
};

/** How far a visit is: in words, with a mark. */
export function StatusBadge({ item }: { item: Appointment }) {
  const { status } = item;
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-xs',
        tones[status] ?? 'border-line text-mute',
        status === 'booked' && 'text-ink',
      )}
    >
      {statusMarks[status] && <span aria-hidden>{statusMarks[status]}</span>}
      {stateLabel(item)}
      {isAsked(item) && <b className="font-semibold">{t`came?`}</b>}
    </span>
  );
}
