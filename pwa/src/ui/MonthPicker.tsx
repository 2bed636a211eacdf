import { t } from '@lingui/core/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { cx } from '@/lib/cx';
import {
  addDays,
  addMonths,
  type Day,
  fullDate,
  isBookable,
  monthName,
  startOfMonth,
  startOfWeek,
  today,
  weekdayName,
} from '@/lib/zone';
import { IconButton } from './Button';
import { Popover } from './Popover';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  value: Day | '';
  min?: Day | undefined;
  max?: Day | undefined;
  /** With the day that was taken, if one was. */
  onClose: (day?: Day) => void;
}

const WEEKS = [0, 1, 2, 3, 4, 5];
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** Where a key leads in the grid of days (WAI-ARIA's date picker dialog). */
function stepped(day: Day, { key, shiftKey }: KeyboardEvent): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    case 'Home':
      return startOfWeek(day);
    case 'End':
      return addDays(startOfWeek(day), 6);
    default:
      return null;
  }
}

/** A month to take a day from, by mouse or keyboard. */
export function MonthPicker({ anchor, label, value, min, max, onClose }: Props) {
  const now = today();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Day>(value || (min && min > now ? min : now));
  /** Whether a key moved it: only then the focus follows. */
  const byKey = useRef(true);
  const month = startOfMonth(at);
  const first = startOfWeek(month);
  const allowed = (day: Day) => isBookable(day) && (!min || day >= min) && (!max || day <= max);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the keyboard is on another day.
  useEffect(() => {
    if (byKey.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    byKey.current = false;
  }, [at]);
  return (
    <Popover anchor={anchor} label={label} onClose={() => onClose()} className="w-64 p-2">
      <div className="flex items-center justify-between pb-1">
        <IconButton label={t`Previous month`} onClick={() => setAt(addMonths(at, -1))}>
          <ChevronLeft size={15} />
        </IconButton>
        <b aria-live="polite" className="font-semibold">
          {monthName(at)}
        </b>
        <IconButton label={t`Next month`} onClick={() => setAt(addMonths(at, 1))}>
          <ChevronRight size={15} />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no grid's keys. */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={monthName(at)}
        onKeyDown={(event) => {
          const next = stepped(at, event);
          if (!next) return;
          event.preventDefault();
          byKey.current = true;
          setAt(next);
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above. */}
        <div role="row" className="grid grid-cols-7 text-center text-mute text-xs">
          {DAYS.map((day) => (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above.
            <span key={day} role="columnheader" aria-label={weekdayName(addDays(first, day), 'long')}>
              {weekdayName(addDays(first, day)).slice(0, 2)}
            </span>
          ))}
        </div>
        {WEEKS.map((week) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above.
          <div key={week} role="row" className="grid grid-cols-7">
            {DAYS.map((weekday) => {
              const day = addDays(first, week * 7 + weekday);
              return (
                // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above.
                <span key={day} role="gridcell" aria-selected={day === value} className="grid">
                  <button
                    type="button"
                    tabIndex={day === at ? 0 : -1}
                    aria-label={`${weekdayName(day, 'long')} ${fullDate(day)}`}
                    aria-current={day === now ? 'date' : undefined}
                    disabled={!allowed(day)}
                    onClick={() => onClose(day)}
                    className={cx(
                      'h-8 rounded-md tabular-nums hover:bg-page disabled:opacity-35 coarse:h-10',
                      startOfMonth(day) !== month && 'text-mute',
                      day === now && 'font-semibold text-accent',
                      day === value && 'bg-accent text-accent-ink hover:bg-accent',
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </Popover>
  );
}
