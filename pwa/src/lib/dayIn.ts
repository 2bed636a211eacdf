import { addDays, addMonths, type Day, isDay, weekday } from './zone';

/** What days are called, in small letters: `near` are words like “tomorrow”, with how many days away they are. */
interface DayNames {
  /** From January. */
  months: readonly string[];
  /** From Monday. */
  weekdays: readonly string[];
  near: ReadonlyMap<string, number>;
}

/** Months and weekdays of a language; a Monday and a January begin what the browser is asked for. */
export function dayNames(locale: string, near: DayNames['near']): DayNames {
  const named = (options: Intl.DateTimeFormatOptions, dates: Date[]) => {
    // biome-ignore lint/plugin: the zone is named
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return dates.map((date) => format.format(date).toLocaleLowerCase(locale));
  };
  const twelve = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
  const seven = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  return { months: named({ month: 'long' }, twelve), weekdays: named({ weekday: 'long' }, seven), near };
}

const NUMBERS = /^(\d{1,2})[./] ?(\d{1,2})(?:[./] ?(\d{4}|\d{2})?)?$/;
const DAY_FIRST = /^(\d{1,2})\.? ?(\p{L}{3,})\.?,?(?: (\d{4}))?$/u;
const MONTH_FIRST = /^(\p{L}{3,})\.? (\d{1,2})(?:,? (\d{4}))?$/u;

/** `2w`, `in 2 weeks`, `in 2 Wochen`; months too. */
const AHEAD = /^(?:in )?(\d{1,2}) ?(w|weeks?|wochen?|m|months?|monate?n?)$/;
/** What stands before a date that is shown with its weekday. */
const WEEKDAY = /^\p{L}{2,}\.?,? (?=\d)/u;

/** A past day of this year is meant up to so many days back; beyond it, the next year's. */
const LOOKING_BACK = 180;

/**
 * The day that somebody means who types quickly: `2026-12-24`, `24.12.`, `24/12/26`, `Thu 24 dec`, `fri`, `tomorrow`,
 * `+14`, `2w`.
 * Null where it is no day.
 */
export function dayIn(text: string, today: Day, names: DayNames): Day | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return meant(said, today, names) ?? meant(said.replace(WEEKDAY, ''), today, names);
}

function meant(said: string, today: Day, { months, weekdays, near }: DayNames): Day | null {
  if (isDay(said)) return said;
  if (/^[+-]\d{1,3}$/.test(said)) return addDays(today, Number(said));
  const [, count, unit] = AHEAD.exec(said) ?? [];
  if (count && unit)
    return unit.startsWith('w') ? addDays(today, 7 * Number(count)) : addMonths(today, Number(count));
  const away = near.get(said);
  if (away !== undefined) return addDays(today, away);
  const ofWeek = said.length < 2 ? -1 : onlyOne(weekdays, said);
  if (ofWeek >= 0) return addDays(today, (ofWeek - weekday(today) + 7) % 7);
  const [, day, month, year] = NUMBERS.exec(said) ?? [];
  if (day && month) return made(Number(day), Number(month), year, today);
  const first = DAY_FIRST.exec(said);
  if (first) return made(Number(first[1]), onlyOne(months, first[2] ?? '') + 1, first[3], today);
  const last = MONTH_FIRST.exec(said);
  return last ? made(Number(last[2]), onlyOne(months, last[1] ?? '') + 1, last[3], today) : null;
}

/** The only name that begins so: “ju” may be June or July and is neither. */
function onlyOne(names: readonly string[], beginning: string): number {
  const found = names.flatMap((name, index) => (name.startsWith(beginning) ? [index] : []));
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

function made(day: number, month: number, year: string | undefined, today: Day): Day | null {
  const of = (whichYear: number) => {
    const written = `${whichYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return isDay(written) ? written : null;
  };
  if (year) return of(Number(year.length === 2 ? `20${year}` : year));
  const thisYear = Number(today.slice(0, 4));
  const near = of(thisYear);
  return near && near >= addDays(today, -LOOKING_BACK) ? near : of(thisYear + 1);
}
