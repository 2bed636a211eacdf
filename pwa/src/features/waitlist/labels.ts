import { plural, t } from '@lingui/core/macro';
import type { WaitlistEntry, Weekday } from '@/api/model';
import { finder } from '@/lib/findable';
import { firstWeekday } from '@/lib/locale';
import { addDays, dayOf, daySpan, HOUR, MINUTE, shortDay, today, weekdayName } from '@/lib/zone';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONDAY = '2026-11-23';

/** In the order in which the language's readers expect them. */
export const weekFromFirst = () => [...WEEKDAYS.slice(firstWeekday()), ...WEEKDAYS.slice(0, firstWeekday())];

/** `Mon` */
export const weekdayLabel = (day: Weekday) => weekdayName(addDays(MONDAY, WEEKDAYS.indexOf(day)));

/** From when to when somebody wants to come: `until 6 Dec`, `24 Nov – 6 Dec`, `from Tue 24 Nov`. */
export function windowLabel({ earliest, latest }: Pick<WaitlistEntry, 'earliest' | 'latest'>): string {
  const from = dayOf(Date.parse(earliest));
  const now = today();
  if (latest === undefined) return from > now ? t`from ${shortDay(from)}` : t`as soon as possible`;
  // The end is a day's, or the appointment's that they have.
  const to = dayOf(Date.parse(latest) - 1);
  if (from > now) return daySpan(from, to);
  return t`until ${shortDay(to)}`;
}

/** The days that suit: `any day`, `Mon–Fri`, `Tue, Thu`. */
export function daysLabel(days: readonly Weekday[]): string {
  const chosen = WEEKDAYS.map((day, index) => (days.includes(day) ? index : -1)).filter((at) => at >= 0);
  if (chosen.length === 0 || chosen.length === 7) return t`any day`;
  const [first = 0, last = 0] = [chosen[0], chosen.at(-1)];
  const name = (at: number) => weekdayLabel(WEEKDAYS[at] ?? 'mon');
  const row = last - first === chosen.length - 1;
  return row && chosen.length > 2 ? `${name(first)}–${name(last)}` : chosen.map(name).join(', ');
}

/** The time of day that suits; empty where any does. */
export function hoursLabel({ from, until }: Pick<WaitlistEntry, 'from' | 'until'>): string {
  const [whole, none] = [from === '00:00', until === '24:00'];
  if (whole && none) return '';
  if (none) return t`after ${from}`;
  return whole ? t`before ${until}` : `${from}–${until}`;
}

/** Days and times that suit, in one. */
export const suitsLabel = (entry: WaitlistEntry) =>
  [daysLabel(entry.days), hoursLabel(entry)].filter(Boolean).join(', ');

/** How long somebody has waited, in the unit that matters. */
export function waitedLabel(joinedAt: string, now: number): string {
  const waited = Math.max(0, now - Date.parse(joinedAt));
  const days = Math.floor(waited / (24 * HOUR));
  if (days > 0) return plural(days, { one: '# day', other: '# days' });
  if (waited >= HOUR) return t`${Math.floor(waited / HOUR)} h`;
  return t`${Math.floor(waited / MINUTE)} min`;
}

/** What a priority means. */
export function priorityLabel(priority: number): string {
  switch (priority) {
    case 1:
      return t`1 – urgent`;
    case 2:
      return t`2 – soon`;
    case 3:
      return t`3 – usual`;
    case 4:
      return t`4 – can wait`;
    default:
      return t`5 – last`;
  }
}

/** Those who are found by what was typed. */
export function matching(items: readonly WaitlistEntry[], q: string): WaitlistEntry[] {
  const finds = finder(q);
  return items.filter(({ patient }) => q.trim() === '' || finds(patient));
}
