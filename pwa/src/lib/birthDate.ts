import { type Day, fullDate, isDay, monthName } from './zone';

const YEAR = /^\d{4}$/;
const MONTH = /^(\d{4})-(\d{1,2})$|^(\d{1,2})[./](\d{4})$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$|^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0');

/**
 * What was typed as a date of birth, as FHIR writes it: `1979-03-14`, or the year or month alone where no more is known.
 * People type it as the app shows it, the day first, or as computers write it; null if it is none of these.
 */
export function readBirthDate(typed: string): string | null {
  const text = typed.replace(/\s/g, '');
  if (YEAR.test(text)) return text;
  const month = MONTH.exec(text);
  if (month) return real(`${month[1] ?? month[4]}-${two(month[2] ?? month[3])}`);
  const date = DATE.exec(text);
  return date && real(`${date[1] ?? date[6]}-${two(date[2] ?? date[5])}-${two(date[3] ?? date[4])}`);
}

const real = (date: string) => (isDay(date.length === 7 ? `${date}-01` : date) ? date : null);

/** `14 Mar 1979`, `March 1979`, `1979` */
export function birthDateLabel(date: string): string {
  if (YEAR.test(date)) return date;
  return date.length === 7 ? monthName(`${date}-01`) : fullDate(date);
}

/** How old somebody is on a day: whole years, and of small children months; null where only a year or month is known. */
export function ageOn(day: Day, birthDate: string): { years: number; months: number } | null {
  if (birthDate.length < 10 || birthDate > day) return null;
  const [y = 0, m = 0, d = 0] = birthDate.split('-').map(Number);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const months = (year - y) * 12 + month - m - (date < d ? 1 : 0);
  return { years: Math.floor(months / 12), months };
}
