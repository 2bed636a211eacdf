import type { TimeOff } from '@/api/model';
import {
  addDays,
  clockRange,
  type Day,
  dayBounds,
  dayClock,
  dayOf,
  instantAt,
  isDay,
  shortDay,
} from '@/lib/zone';

/** Time off as a form has it: whole days, or from one time to another. */
export interface OffDraft {
  whole: boolean;
  from: Day;
  fromTime: string;
  to: Day;
  toTime: string;
  reason: string;
}

/** The instants that a form means; null where a field is empty. Whole days end with the last one. */
export function spanOf({
  whole,
  from,
  fromTime,
  to,
  toTime,
}: OffDraft): { start: number; end: number } | null {
  if (whole)
    return isDay(from) && isDay(to) ? { start: dayBounds(from).start, end: dayBounds(to).end } : null;
  const [start, end] = [instantAt(from, fromTime), instantAt(to, toTime)];
  return start === null || end === null ? null : { start, end };
}

const isMidnight = (instant: number) => dayBounds(dayOf(instant)).start === instant;

/** `Mon 23 Nov`, `Mon 23 Nov – Fri 27 Nov`, `Mon 23 Nov 13:00 – 17:00`, `Mon 23 Nov 13:00 – Tue 24 Nov 09:00` */
export function timeOffLabel(off: Pick<TimeOff, 'start' | 'end'>): string {
  const [start, end] = [Date.parse(off.start), Date.parse(off.end)];
  const first = dayOf(start);
  if (isMidnight(start) && isMidnight(end)) {
    const last = addDays(dayOf(end), -1);
    return first === last ? shortDay(first) : `${shortDay(first)} – ${shortDay(last)}`;
  }
  if (dayOf(end) === first || end === dayBounds(first).end)
    return `${shortDay(first)} ${clockRange(start, end)}`;
  return `${dayClock(start)} – ${dayClock(end)}`;
}
