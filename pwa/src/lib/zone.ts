import { TZDate } from '@date-fns/tz';
import { dateFormat, firstWeekday } from './locale';

/** A day in the hospital's zone, `2026-11-23`. */
export type Day = string;

/**
 * The hospital's zone, in which all times are shown and meant, wherever the browser is. Set once, when the server has
 * told it; until then the browser's own.
 */
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function setZone(id: string): void {
  zone = id;
}

export function hospitalZone(): string {
  return zone;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const format = (options: Intl.DateTimeFormatOptions) => dateFormat({ timeZone: zone, ...options });

const pad = (n: number) => String(n).padStart(2, '0');

/** The instant at which a wall clock in the hospital shows this; in a DST gap the time after it. */
export function instantOf(day: Day, hour = 0, minute = 0): number {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
  return new TZDate(y, m - 1, d, hour, minute, 0, zone).getTime();
}

/** The first and the next day's first instant: 23 or 25 hours apart when clocks change. */
export function dayBounds(day: Day): { start: number; end: number } {
  return { start: instantOf(day), end: instantOf(addDays(day, 1)) };
}

export function dayOf(instant: number): Day {
  const at = new TZDate(instant, zone);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

export function minuteOfDay(instant: number): number {
  const at = new TZDate(instant, zone);
  return at.getHours() * 60 + at.getMinutes();
}

export function addDays(day: Day, days: number): Day {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

export function addMonths(day: Day, months: number): Day {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10);
}

/** Monday is 0. */
export function weekday(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The day on which the language's readers let this day's week begin. */
export function startOfWeek(day: Day): Day {
  return addDays(day, -((weekday(day) - firstWeekday() + 7) % 7));
}

/** The first day of the month. */
export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** The number of the day's week (ISO 8601: week 1 has the year's first Thursday). */
export function weekNumber(day: Day): number {
  const thursday = addDays(day, 3 - weekday(day));
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  return 1 + Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * 24 * HOUR));
}

/** Whether clocks here show another time than those of the hospital. */
export function zoneDiffers(now = Date.now()): boolean {
  const here = new Date(now);
  return here.getHours() * 60 + here.getMinutes() !== minuteOfDay(now);
}

export function today(now = Date.now()): Day {
  return dayOf(now);
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** `09:30` */
export function clock(instant: number): string {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** `Mon 23 Nov 09:30` */
export function dayClock(instant: number): string {
  return `${shortDay(dayOf(instant))} ${clock(instant)}`;
}

/** `09:30 – 10:00` */
export function clockRange(start: number, end: number): string {
  return `${clock(start)} – ${clock(end)}`;
}

const noon = (day: Day) => instantOf(day, 12);

/** `Monday, 23 November`, `Montag, 23. November` */
export function longDay(day: Day): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long' })
    .format(noon(day))
    .replace(/^(\w+) /, '$1, ');
}

/** `Mon 23 Nov`, `Mo 23. Nov.` */
export function shortDay(day: Day): string {
  return format({ weekday: 'short', day: 'numeric', month: 'short' }).format(noon(day)).replace(/\.?,/, '');
}

/** `16–22 Nov`, `30 Nov – 6 Dec`, `16.–22. Nov.` */
export function daySpan(from: Day, to: Day): string {
  return format({ day: 'numeric', month: 'short' }).formatRange(noon(from), noon(to));
}

/** `November 2026` */
export function monthName(day: Day): string {
  return format({ month: 'long', year: 'numeric' }).format(noon(day));
}

/** `Nov` */
export function shortMonth(day: Day): string {
  return format({ month: 'short' }).format(noon(day));
}

/** The day's number and its weekday's short name: `23`, `Mon`. */
export function dayNumber(day: Day): string {
  return format({ day: 'numeric' }).format(noon(day));
}

export function weekdayName(day: Day, width: 'long' | 'short' | 'narrow' = 'short'): string {
  return format({ weekday: width }).format(noon(day));
}

/** `14 Mar 1979` */
export function fullDate(day: Day): string {
  return format({ day: 'numeric', month: 'short', year: 'numeric' }).format(noon(day));
}

/** `23 Nov 2026, 09:48`; with `seconds`, `23 Nov 2026, 09:48:12`. */
export function moment(instant: number, seconds = false): string {
  return format({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(instant);
}

/** `1 h`, `45 min`, `1 h 30 min` */
export function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h === 0) return `${m} min`;
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}
