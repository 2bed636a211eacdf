import { t } from '@lingui/core/macro';
import type { WorkingPeriod } from '@/api/model';
import { firstWeekday } from '@/lib/locale';
import { addDays, type Day, fullDate, weekdayName } from '@/lib/zone';

/** A period as it stands in the editor, on the hospital's clock; not later than its start, it ends on the next day. */
export interface Period {
  from: string;
  to: string;
  /** The first and the last day on which it may begin. */
  validFrom?: Day;
  validUntil?: Day;
  weeks?: 'odd' | 'even';
}

/** Monday's periods first. */
export type Week = readonly (readonly Period[])[];

const DAY = 24 * 60;
const MONDAY = '2026-11-23';
/** As many as the server takes. */
export const MOST_PERIODS = 42;

/** `Monday` of 0, or `Mon`. */
export const weekdayLabel = (weekday: number, width: 'long' | 'short' = 'long') =>
  weekdayName(addDays(MONDAY, weekday), width);

/** Monday is 0; in the order in which the language's readers expect them. */
export const weekFromFirst = () => Array.from({ length: 7 }, (_, at) => (at + firstWeekday()) % 7);

const minuteOf = (clock: string) => {
  const [hour = Number.NaN, minute = Number.NaN] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const isComplete = ({ from, to }: Period) => from !== '' && to !== '';

/** Minutes from 5 to 1440; the same time at both ends is a whole day. */
export function lengthOf({ from, to }: Period): number {
  return (minuteOf(to) - minuteOf(from) + DAY) % DAY || DAY;
}

/** Whether it ends on the day after it began, and not just with its day. */
export const isOverNight = (period: Period) =>
  isComplete(period) && minuteOf(period.to) <= minuteOf(period.from) && period.to !== '00:00';

type Hold = Pick<Period, 'validFrom' | 'validUntil' | 'weeks'>;

/** When a period holds, where that is not always. */
function holding({
  validFrom,
  validUntil,
  weeks,
}: Pick<WorkingPeriod, 'validFrom' | 'validUntil' | 'weeks'>): Hold {
  return {
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    ...(weeks && weeks !== 'every' && { weeks }),
  };
}

/** Whether it does not hold in every week there is. */
export const isAtTimes = (period: Period) => Object.keys(holding(period)).length > 0;

export function weekOf(hours: readonly WorkingPeriod[]): Week {
  const week: Period[][] = Array.from({ length: 7 }, () => []);
  const inOrder = [...hours].sort((a, b) => a.from.localeCompare(b.from));
  for (const { weekday, from, minutes, ...hold } of inOrder)
    week[weekday - 1]?.push({ from, to: clockOf(minuteOf(from) + minutes), ...holding(hold) });
  return week;
}

export function hoursOf(week: Week): WorkingPeriod[] {
  return week.flatMap((periods, day) =>
    [...periods]
      .sort((a, b) => a.from.localeCompare(b.from))
      .map((period) => ({
        weekday: day + 1,
        from: period.from,
        minutes: lengthOf(period),
        ...holding(period),
      })),
  );
}

export const sameHours = (a: readonly WorkingPeriod[], b: readonly WorkingPeriod[]) =>
  JSON.stringify(hoursOf(weekOf(a))) === JSON.stringify(hoursOf(weekOf(b)));

/** Where in the week a period lies, in minutes from Monday's first on. */
const placeOf = (day: number, period: Period) => {
  const start = day * DAY + minuteOf(period.from);
  return { start, end: start + lengthOf(period) };
};

const WEEK = 7 * DAY;

/** Two periods meet, also across the end of the week. */
const meet = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  [-WEEK, 0, WEEK].some((shift) => a.start < b.end + shift && b.start + shift < a.end);

/** Whether one has ended before the other begins; the night of the last day reaches into the next. */
const endsBefore = (a: Period, b: Period) =>
  a.validUntil !== undefined &&
  b.validFrom !== undefined &&
  (isOverNight(a) ? addDays(a.validUntil, 1) : a.validUntil) < b.validFrom;

/** Two periods may both hold; after a week 53, an odd one follows an odd one. */
function bothHold(a: Placed, b: Placed): boolean {
  const across = a.end > WEEK || b.end > WEEK;
  const weeks = across || !a.period.weeks || !b.period.weeks || a.period.weeks === b.period.weeks;
  return weeks && !endsBefore(a.period, b.period) && !endsBefore(b.period, a.period);
}

interface Placed {
  period: Period;
  start: number;
  end: number;
}

/** What is wrong with which period, by `day-index`. */
export function weekErrors(week: Week): Map<string, string> {
  const fieldErrors = new Map<string, string>();
  const placed: Placed[] = [];
  week.forEach((periods, day) => {
    periods.forEach((period, index) => {
      const key = `${day}-${index}`;
      if (!isComplete(period)) fieldErrors.set(key, t`Enter a start and an end.`);
      else {
        const place = { period, ...placeOf(day, period) };
        if (place.end - place.start < 5) fieldErrors.set(key, t`At least 5 minutes.`);
        else if (period.validFrom && period.validUntil && period.validUntil < period.validFrom)
          fieldErrors.set(key, t`The last day is before the first.`);
        else if (placed.some((other) => meet(place, other) && bothHold(place, other)))
          fieldErrors.set(key, t`Overlaps another period this week.`);
        placed.push(place);
      }
    });
  });
  return fieldErrors;
}

export const totalMinutes = (week: Week) =>
  week.flat().reduce((sum, period) => sum + (isComplete(period) ? lengthOf(period) : 0), 0);

/** `(odd weeks, from 1 Dec 2026)`; empty for what always holds. */
function atTimes({ validFrom, validUntil, weeks }: Period): string {
  const from = validFrom && fullDate(validFrom);
  const until = validUntil && fullDate(validUntil);
  const parts = [
    weeks && (weeks === 'odd' ? t`odd weeks` : t`even weeks`),
    from && t`from ${from}`,
    until && t`until ${until}`,
  ].filter(Boolean);
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

/** `08:00–12:00, 13:00–17:00` */
function dayLabels(periods: readonly Period[]): string {
  return periods
    .map((period) => {
      const { from, to } = period;
      const time = isOverNight(period)
        ? t`${from}–${to} the next day`
        : `${from}–${to === '00:00' ? '24:00' : to}`;
      return [time, atTimes(period)].filter(Boolean).join(' ');
    })
    .join(', ');
}

/** A week in a line for each of its kinds of days: `Mon–Fri 08:00–16:00`. None for who has no hours. */
export function weekLines(hours: readonly WorkingPeriod[]): string[] {
  const week = weekOf(hours);
  const groups: { days: number[]; words: string }[] = [];
  for (const day of weekFromFirst()) {
    const periods = week[day] ?? [];
    if (periods.length === 0) continue;
    const words = dayLabels(periods);
    const known = groups.find((group) => group.words === words);
    if (known) known.days.push(day);
    else groups.push({ days: [day], words });
  }
  return groups.map(({ days, words }) => `${daysLabel(days)} ${words}`);
}

/** `Mon–Fri`, `Mon, Wed`, `Mon–Wed, Fri`; days in a row by their ends, from three on. */
function daysLabel(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && (day - (run.at(-1) ?? day)) % 7 === 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => weekdayLabel(day ?? 0, 'short');
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ');
}

/** The periods of one day on other days too, in place of theirs. */
export function copied(week: Week, from: number, to: readonly number[]): Week {
  const source = week[from] ?? [];
  return week.map((periods, day) => (to.includes(day) ? source.map((period) => ({ ...period })) : periods));
}
