import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { DayCount } from '@/components/monthDays';
import { cx } from '@/lib/cx';
import { type Day, dayNumber, longDay } from '@/lib/zone';
import { Skeleton } from '@/ui/Skeleton';

interface Props {
  day: Day;
  count: DayCount | undefined;
  /** The busiest day's total, which fills the bar. */
  most: number;
  loading: boolean;
  inMonth: boolean;
  isToday: boolean;
  tabbable: boolean;
  onOpen: (day: Day) => void;
}

/** One day of a month: its number, how much is booked, and a bar of the departments' shares. */
export const DayCell = memo(function DayCell(props: Props) {
  const { day, count, most, loading, inMonth, isToday, tabbable, onOpen } = props;
  const { t } = useLingui();
  const total = count?.total ?? 0;
  const words = plural(total, { 0: 'no appointments', one: '# appointment', other: '# appointments' });
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={tabbable ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      aria-label={t`${longDay(day)}, ${words}`}
      onClick={() => onOpen(day)}
      className={cx(
        'flex min-w-0 flex-1 flex-col gap-1.5 overflow-hidden px-2.5 py-1.5 text-left hover:bg-page focus-visible:-outline-offset-2 max-md:items-center max-md:px-1',
        !inMonth && 'bg-page/60',
      )}
    >
      <span className="flex w-full items-baseline justify-between gap-1 max-md:flex-col max-md:items-center">
        <span
          className={cx(
            'grid h-5.5 min-w-5.5 place-items-center rounded-full px-1',
            isToday ? 'bg-accent font-semibold text-accent-ink' : inMonth ? 'font-semibold' : 'text-mute',
          )}
        >
          {dayNumber(day)}
        </span>
        {total > 0 && <span className={cx('text-mute', inMonth && 'md:text-ink')}>{total}</span>}
      </span>
      {loading && <Skeleton className="h-1.5 w-full" />}
      {count && (
        <>
          <span
            aria-hidden
            className={cx(
              'flex h-1.5 w-full overflow-hidden rounded-full max-md:gap-0',
              // Between slivers a gap would be all that is seen.
              total > most / 2 && 'gap-px',
              !inMonth && 'opacity-60',
            )}
          >
            {count.departments.map(({ id, colour, count: part }) => (
              <i
                key={id}
                className="dept-mark h-full first:rounded-l-full last:rounded-r-full"
                style={{ '--dept': colour, width: `${(part / most) * 100}%` }}
              />
            ))}
          </span>
          <Departments count={count} />
        </>
      )}
    </button>
  );
});

/** As many departments as the cell has room for: lines that do not fit wrap out of sight, none is cut in half. */
function Departments({ count }: { count: DayCount }) {
  return (
    <span
      aria-hidden
      className="flex min-h-0 w-full flex-1 flex-col flex-wrap overflow-hidden text-mute text-xs max-md:hidden"
    >
      {count.departments.map(({ id, name, colour, count: part }) => (
        <span key={id} className="flex h-4.5 w-full items-center gap-1.5">
          <i className="dept-mark size-1.5 shrink-0 rounded-xs" style={{ '--dept': colour }} />
          <span className="truncate">{name}</span>
          <span className="ml-auto">{part}</span>
        </span>
      ))}
    </span>
  );
}
