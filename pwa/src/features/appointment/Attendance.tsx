import { useLingui } from '@lingui/react/macro';
import type { Transition } from '@/api/appointments';
import type { Appointment, Status } from '@/api/model';
import { cx } from '@/lib/cx';
import { Segmented, segment } from '@/ui/Segmented';
import { useAttend } from './useAttend';

/** What may follow each status; the same step pressed again takes it back. */
export const follows: Partial<Record<Status, readonly Transition[]>> = {
  pending: ['arrive', 'no-show'],
  booked: ['arrive', 'check-in', 'fulfil', 'no-show'],
  arrived: ['check-in', 'fulfil', 'reopen'],
  'checked-in': ['fulfil', 'reopen'],
  fulfilled: ['reopen'],
  noshow: ['reopen'],
};

const STEPS: readonly { transition: Transition; status: Status }[] = [
  { transition: 'arrive', status: 'arrived' },
  { transition: 'check-in', status: 'checked-in' },
  { transition: 'fulfil', status: 'fulfilled' },
  { transition: 'no-show', status: 'noshow' },
];

export function Attendance({ item }: { item: Appointment }) {
  const { t } = useLingui();
  const attend = useAttend();
  const next = follows[item.status] ?? [];
  const words: Partial<Record<Transition, string>> = {
    // Four words share the width of a panel: a language may have shorter ones here than for the status.
    arrive: t({ context: 'step', message: 'Arrived' }),
    'check-in': t`In room`,
    fulfil: t`Completed`,
    'no-show': t({ context: 'step', message: 'No-show' }),
  };
  return (
    <Segmented label={t`Attendance`} className="divide-x divide-line">
      {STEPS.map(({ transition, status }) => {
        const on = item.status === status;
        return (
          <button
            key={transition}
            type="button"
            aria-pressed={on}
            disabled={!on && !next.includes(transition)}
            title={on ? t`Undo` : undefined}
            onClick={() => void attend(item, on ? 'reopen' : transition)}
            className={cx(
              segment,
              'flex-auto px-1.5 disabled:opacity-45 disabled:hover:bg-transparent disabled:hover:text-mute',
            )}
          >
            {words[transition]}
          </button>
        );
      })}
    </Segmented>
  );
}
