import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { appointmentCounts } from '@/api/appointments';
import { filterOf } from '@/api/filter';
import { Failed } from '@/components/Failed';
import { countsByDay, monthDays, walked } from '@/components/monthDays';
import { cx } from '@/lib/cx';
import type { View } from '@/lib/view';
import {
  addDays,
  addMonths,
  type Day,
  monthName,
  startOfMonth,
  today,
  weekdayName,
  weekNumber,
} from '@/lib/zone';
import { DayCell } from './DayCell';

interface Props {
  view: View;
  go: (change: Partial<View>) => void;
  onDay: (date: Day) => void;
}

const ROW = 'grid grid-cols-[32px_repeat(7,minmax(0,1fr))] max-md:grid-cols-7';

/** Six weeks at a glance: how much is booked on each day, and where. A day opens. */
export function MonthPage({ view, go, onDay }: Props) {
  const { t } = useLingui();
  const month = startOfMonth(view.date);
  const days = useMemo(() => monthDays(month), [month]);
  const filter = useMemo(
    () => filterOf(view, { from: days[0] ?? month, to: addDays(days.at(-1) ?? month, 1) }),
    [view, days, month],
  );
  const query = useQuery(appointmentCounts(filter));
  const counts = useMemo(() => countsByDay(query.data ?? []), [query.data]);
  const most = Math.max(1, ...[...counts.values()].map(({ total }) => total));
  const [focused, setFocused] = useState(view.date);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const stop = days.includes(focused) && startOfMonth(focused) === month ? focused : view.date;
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
  }, [stop]);

  const walk = (to: Day) => {
    moved.current = true;
    setFocused(to);
    if (startOfMonth(to) !== month) go({ date: to });
  };
  const pressed = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.day;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const paged =
      event.key === 'PageDown' ? addMonths(from, 1) : event.key === 'PageUp' ? addMonths(from, -1) : null;
    const to = paged ?? walked(from, event.key);
    if (!to) return;
    event.preventDefault();
    walk(to);
  };

  if (query.error && !query.data)
    return <Failed title={t`The month could not be loaded`} error={query.error} retry={query.refetch} />;
  const now = today();
  return (
    <table
      ref={grid}
      aria-label={monthName(month)}
      aria-busy={query.isPending}
      className="grid h-full grid-rows-[auto_1fr] bg-panel"
    >
      <thead className="block border-line border-b">
        <tr className={ROW}>
          <th scope="col" className="py-1.5 text-center font-normal text-mute text-xs max-md:hidden">
            <abbr title={t`Week`} className="no-underline">
              {t({ message: 'Wk', comment: 'short for week, above its number' })}
            </abbr>
          </th>
          {days.slice(0, 7).map((day) => (
            <th
              key={day}
              scope="col"
              className="px-2.5 py-1.5 text-left font-normal text-mute text-xs max-md:px-1 max-md:text-center"
            >
              {weekdayName(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid min-h-0 grid-rows-6" onKeyDown={pressed}>
        {weeksOf(days).map((week) => (
          <tr key={week[0]} className={cx(ROW, 'min-h-0 border-line border-b last:border-b-0')}>
            <th scope="row" className="pt-1.5 text-center font-normal text-mute text-xs max-md:hidden">
              {weekNumber(week[0] ?? month)}
            </th>
            {week.map((day, index) => (
              <td
                key={day}
                className={cx(
                  'flex min-h-0 min-w-0 border-line border-l',
                  index === 0 && 'max-md:border-l-0',
                )}
              >
                <DayCell
                  day={day}
                  count={counts.get(day)}
                  most={most}
                  loading={query.isPending}
                  inMonth={startOfMonth(day) === month}
                  isToday={day === now}
                  tabbable={day === stop}
                  onOpen={onDay}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function weeksOf(days: readonly Day[]): Day[][] {
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
