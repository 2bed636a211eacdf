import type { Suggestion, WaitlistEntry, Weekday } from '@/api/model';
import { dayOf, MINUTE, minuteOfDay, weekday } from '@/lib/zone';

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 24 * 60;

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/**
 * Whether a time suits somebody who waits, by what they said; what else they have then, only the server knows. Those
 * who are asked about another time just now would get two.
 */
export function suits(
  entry: WaitlistEntry,
  at: Pick<Suggestion, 'doctorId' | 'departmentId' | 'start' | 'end'>,
): boolean {
  const [start, end] = [Date.parse(at.start), Date.parse(at.end)];
  const day = dayOf(start);
  const overnight = dayOf(end) !== day;
  const until = minuteOf(entry.until);
  return (
    entry.status === 'waiting' &&
    !entry.invited &&
    entry.departmentId === at.departmentId &&
    (!entry.doctorId || entry.doctorId === at.doctorId) &&
    entry.minutes * MINUTE <= end - start &&
    start >= Date.parse(entry.earliest) &&
    (!entry.latest || start <= Date.parse(entry.latest)) &&
    (entry.days.length === 0 || entry.days.includes(WEEK[weekday(day)] ?? 'mon')) &&
    minuteOfDay(start) >= minuteOf(entry.from) &&
    (until >= DAY || (!overnight && minuteOfDay(end) <= until))
  );
}
