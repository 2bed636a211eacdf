import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { appointmentCounts } from '@/api/appointments';
import { filterOf } from '@/api/filter';
import { countsByDay, monthDays, walked } from '@/components/monthDays';
import { cx } from '@/lib/cx';
import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  isBookable,
  longDay,
  monthName,
  startOfMonth,
  startOfWeek,
  today,
  weekdayName,
} from '@/lib/zone';
import { Button, IconButton } from '@/ui/Button';
import { Popover } from '@/ui/Popover';
import type { FiltersPanelProps } from './Filters';

/** A month to choose a day from, with how much is booked on each under the filters; asked for when it is opened. */
export function MiniMonth({ anchor, view, go, onClose }: FiltersPanelProps) {
  const { t } = useLingui();
  const [at, setAt] = useState(view.date);
  const month = startOfMonth(at);
  const days = useMemo(() => monthDays(month), [month]);
  const filter = filterOf(view, { from: days[0] ?? month, to: addDays(days.at(-1) ?? month, 1) });
  const query = useQuery(appointmentCounts(filter));
  const counts = useMemo(() => countsByDay(query.data ?? []), [query.data]);
  const most = Math.max(1, ...[...counts.values()].map(({ total }) => total));
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-mini="${at}"]`)?.focus();
  }, [at]);
  const turn = (to: Day, focus: boolean) => {
    if (!isBookable(to)) return;
    moved.current = focus;
    setAt(to);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const paged =
      event.key === 'PageDown' ? addMonths(at, 1) : event.key === 'PageUp' ? addMonths(at, -1) : null;
    const to = paged ?? walked(at, event.key);
    if (!to) return;
    event.preventDefault();
    turn(to, true);
  };
  const choose = (date: Day) => {
    onClose();
    anchor.current?.focus();
    go({ date });
  };
  const now = today();
  return (
    <Popover anchor={anchor} label={t`Choose a date`} onClose={onClose} className="w-72">
      <div className="flex items-center justify-between pb-1">
        <IconButton label={t`Previous month`} onClick={() => turn(addMonths(at, -1), false)}>
          <ChevronLeft size={15} />
        </IconButton>
        <b aria-live="polite" className="font-semibold">
          {monthName(month)}
        </b>
        <IconButton label={t`Next month`} onClick={() => turn(addMonths(at, 1), false)}>
          <ChevronRight size={15} />
        </IconButton>
      </div>
      <table ref={grid} className="w-full table-fixed" aria-busy={query.isPending}>
        <thead>
          <tr>
            {days.slice(0, 7).map((day) => (
              <th key={day} scope="col" className="pb-1 font-normal text-mute text-xs">
                {weekdayName(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={pressed}>
          {Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7)).map(
            (week) => (
              <tr
                key={week[0]}
                className={cx(
                  week[0] === startOfWeek(view.date) && 'bg-page [&>td:first-child]:rounded-l-lg',
                )}
              >
                {week.map((day) => {
                  const total = counts.get(day)?.total ?? 0;
                  const words = plural(total, {
                    0: 'no appointments',
                    one: '# appointment',
                    other: '# appointments',
                  });
                  return (
                    <td key={day} className="p-0">
                      <button
                        type="button"
                        data-mini={day}
                        data-autofocus={day === at || undefined}
                        tabIndex={day === at ? 0 : -1}
                        aria-current={day === now ? 'date' : undefined}
                        aria-pressed={day === view.date}
                        aria-label={query.data ? t`${longDay(day)}, ${words}` : longDay(day)}
                        onClick={() => choose(day)}
                        className={cx(
                          'grid h-9 w-full content-center justify-items-center gap-0.5 rounded-lg hover:bg-accent/14 focus-visible:-outline-offset-2 coarse:h-11',
                          startOfMonth(day) !== month && 'text-mute',
                          day === now && 'font-semibold text-accent',
                          day === view.date && 'bg-accent/14 font-semibold',
                        )}
                      >
                        {dayNumber(day)}
                        <i aria-hidden className="h-1 w-6 overflow-hidden rounded-full bg-line">
                          <i
                            className="block h-full rounded-full bg-accent"
                            style={{ width: `${(total / most) * 100}%` }}
                          />
                        </i>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
      <div className="mt-1 flex items-center justify-between border-line border-t pt-1.5">
        <span className="pl-2 text-mute text-xs">
          <Trans>The bars show how much is booked.</Trans>
        </span>
        <Button variant="quiet" onClick={() => choose(now)}>
          <Trans>Today</Trans>
        </Button>
      </div>
    </Popover>
  );
}
