import { dateFormat, firstWeekday } from './locale';

/** A day in the hospital's zone, `2026-11-23`. */
export type Day = string;

/** The hospital's zone, in which all times are shown and meant, wherever the browser is. Set once, when the server has told it. */
let zone = 'UTC';

export function setZone(id: string): void {
  zone = id;
  changes.clear();
}

export function hospitalZone(): string {
  return zone;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = (options: Intl.DateTimeFormatOptions) => dateFormat({ ...options, timeZone: zone });

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, in figures: to make a formatter takes far longer than to use it. */
function wallClock(id: string): Intl.DateTimeFormat {
  const known =
    wallClocks.get(id) ??
    // biome-ignore lint/plugin: the zone is named
    new Intl.DateTimeFormat('en-US', {
      timeZone: id,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  wallClocks.set(id, known);
  return known;
}

/** How far a zone's clocks are ahead of UTC at an instant, in whole seconds. */
function askedOffset(instant: number, id = zone): number {
  const [month = 0, day, year = 0, ...time] = (wallClock(id).format(instant).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, ...time) - Math.floor(instant / 1000) * 1000;
}

/** How far the hospital's clocks are ahead of UTC on a day of UTC: before they are changed, and from then on. */
interface Change {
  at: number;
  before: number;
  after: number;
}

/** By days since 1970: asking takes a hundred times longer. */
const changes = new Map<number, Change>();

/** No zone has changed its clocks twice within two days since 1970. */
function changeOn(day: number): Change {
  let [low, high] = [day * DAY, (day + 1) * DAY];
  const [before, after] = [askedOffset(low), askedOffset(high)];
  while (before !== after && high - low > 1000) {
    const middle = Math.round((low + high) / 2000) * 1000;
    if (askedOffset(middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, before, after };
}

function offsetAt(instant: number): number {
  const day = Math.floor(instant / DAY);
  if (Number.isNaN(day)) return day;
  const change = changes.get(day) ?? changeOn(day);
  changes.set(day, change);
  return instant < change.at ? change.before : change.after;
}

/** What the hospital's clocks show, as if they were those of UTC. */
const shown = (instant: number) => instant + offsetAt(instant);

/**
 * The instant at which a wall clock in the hospital shows this. Of a time that is shown twice it is the first; a time
 * that clocks skip is as much later as they are put forward.
 */
export function instantOf(day: Day, hour = 0, minute = 0): number {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number);
  const wanted = Date.UTC(y, m - 1, d, hour, minute);
  // No zone is a day or more away from UTC.
  const early = wanted - offsetAt(wanted - DAY);
  const late = wanted - offsetAt(wanted + DAY);
  return shown(early) !== wanted && shown(late) === wanted ? late : early;
}

/**
 * The instant of a time as forms have it, `09:30`; null where day or time is none. What `was` shows stays `was`, also the
 * second time that clocks show it.
 */
export function instantAt(day: Day, time: string, was?: number): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!isDay(day) || hour === undefined || minute === undefined) return null;
  const wanted = Number(hour) * 60 + Number(minute);
  if (was !== undefined && dayOf(was) === day && minuteOfDay(was) === wanted) return was;
  return instantOf(day, 0, wanted);
}

/** The first and the next day's first instant: 23 or 25 hours apart when clocks change. */
export function dayBounds(day: Day): { start: number; end: number } {
  return { start: instantOf(day), end: instantOf(addDays(day, 1)) };
}

export function dayOf(instant: number): Day {
  return new Date(shown(instant)).toISOString().slice(0, 10);
}

export function minuteOfDay(instant: number): number {
  const at = new Date(shown(instant));
  return at.getUTCHours() * 60 + at.getUTCMinutes();
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
  return 1 + Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * DAY));
}

/** Whether clocks here show another time than those of the hospital: the only thing for which the browser's zone is asked. */
export function zoneDiffers(at = Date.now()): boolean {
  // biome-ignore lint/plugin: it is what is asked for
  return askedOffset(at, Intl.DateTimeFormat().resolvedOptions().timeZone) !== askedOffset(at);
}

export function today(now = Date.now()): Day {
  return dayOf(now);
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A day of which the server can be asked, with weeks and months around it. */
export function isBookable(text: string): boolean {
  return isDay(text) && text >= '1901' && text < '2200';
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

/** Days are named as such: the hospital's clocks may have skipped this one. */
const named = (day: Day, options: Intl.DateTimeFormatOptions) =>
  dateFormat({ ...options, timeZone: 'UTC' }).format(noon(day));

const noon = (day: Day) => Date.parse(`${day}T12:00:00Z`);

/** `Monday, 23 November`, `Montag, 23. November` */
export function longDay(day: Day): string {
  return named(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(/^(\w+) /, '$1, ');
}

/** `Mon 23 Nov`, `Mo 23. Nov.` */
export function shortDay(day: Day): string {
  return named(day, { weekday: 'short', day: 'numeric', month: 'short' }).replace(/\.?,/, '');
}

/** `16–22 Nov`, `30 Nov – 6 Dec`, `16.–22. Nov.` */
export function daySpan(from: Day, to: Day): string {
  return dateFormat({ timeZone: 'UTC', day: 'numeric', month: 'short' }).formatRange(noon(from), noon(to));
}

/** `November 2026` */
export function monthName(day: Day): string {
  return named(day, { month: 'long', year: 'numeric' });
}

/** `Nov` */
export function shortMonth(day: Day): string {
  return named(day, { month: 'short' });
}

/** The day's number and its weekday's short name: `23`, `Mon`. */
export function dayNumber(day: Day): string {
  return named(day, { day: 'numeric' });
}

export function weekdayName(day: Day, width: 'long' | 'short' | 'narrow' = 'short'): string {
  return named(day, { weekday: width });
}

/** `14 Mar 1979` */
export function fullDate(day: Day): string {
  return named(day, { day: 'numeric', month: 'short', year: 'numeric' });
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
