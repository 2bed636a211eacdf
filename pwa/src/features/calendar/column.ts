import {
  ACTIVE,
  type Appointment,
  type Availability,
  type BusyTime,
  type Doctor,
  type Suggestion,
} from '@/api/model';
import { type Day, HOUR, instantOf, MINUTE, minuteOfDay } from '@/lib/zone';
import { type Lane, packLanes } from './lanes';

export interface Span {
  start: number;
  end: number;
}

/** Taken time without a name; the id is made up here, for the page's own use. */
export interface Busy {
  id: string;
  start: string;
  end: string;
  overbooked: false;
}

/** The taken times of one doctor, or of all. */
export function busyOf(times: readonly BusyTime[], doctor?: string): Busy[] {
  return times
    .filter((time) => !doctor || time.doctor.id === doctor)
    .map(({ start, end, doctor: whose }, index) => ({
      id: `busy ${whose.id} ${start} ${index}`,
      start,
      end,
      overbooked: false,
    }));
}

/** How what stands in a column stands side by side; free time too, which may be that of somebody who did not come. */
export function lanesOf({
  items,
  busy = [],
  gaps = [],
}: Pick<Column, 'items' | 'busy' | 'gaps'>): Map<string, Lane> {
  return packLanes([...items, ...busy, ...gaps.map((gap) => ({ ...gap, overbooked: false }))]);
}

/** One column of a calendar grid: a doctor's day, or a day of a week. */
export interface Column {
  key: string;
  /** What stands above it where there is no room for the name. */
  short?: string;
  /** Whose time an event dropped here takes; null: it keeps its doctor. */
  doctor: Doctor | null;
  day: Day;
  name: string;
  note: string;
  colour: string | null;
  /** The instant at the column's top edge. */
  origin: number;
  items: Appointment[];
  /** What the filters leave, where they leave anything out: the rest is drawn without a name and cannot be reached. */
  matching?: ReadonlySet<string>;
  /** Time that appointments take which this user may not see. */
  busy?: readonly Busy[];
  open: Span[];
  off: (Span & { reason: string })[];
  /** Utilisation, from 0 to 1; null where nobody works. */
  load: number | null;
  /** Appointments for which there is no room; a click shows the day. */
  more?: readonly More[];
  /** Where one more patient is expected to pay; nobody is booked there. */
  suggestions?: readonly Suggestion[];
  /** Free time that is shown as such. */
  gaps?: readonly Gap[];
  /** What is known of the offers behind the holds. */
  held?: readonly Held[];
}

/** Free time of one doctor, short enough to be offered at one press. */
export interface Gap {
  /** Made up here, for the page's own use. */
  id: string;
  doctorId: string;
  start: string;
  end: string;
}

/** A hold is an offer of its time to so many, until then. */
export interface Held {
  /** The hold's. */
  id: string;
  asked: number;
  until: string;
}

/** So many appointments that begin in one hour and are not drawn. */
export interface More {
  /** When the first of them begins. */
  start: number;
  count: number;
}

/** The appointments of a column that can be seen as such, and so be reached, selected and changed. */
export function reachable({ items, matching }: Pick<Column, 'items' | 'matching'>): readonly Appointment[] {
  return matching ? items.filter(({ id }) => matching.has(id)) : items;
}

/** Columns that belong together under one heading: the doctors of a day. */
export interface Group {
  day: Day;
  name: string;
  count: number;
  columns: number;
}

/** The part of the day that the grid shows: whole wall-clock hours. */
export interface Hours {
  from: number;
  to: number;
}

const EMPTY_DAY: Hours = { from: 8, to: 17 };

/** The hours that hold all working hours and events of a day; a night shift shows the whole day. */
export function hoursOf(day: Day, spans: readonly Span[]): Hours {
  const [start, end] = [instantOf(day), instantOf(day, 24)];
  const inside = spans
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.start < span.end);
  if (inside.length === 0) return EMPTY_DAY;
  const first = Math.min(...inside.map((span) => span.start));
  const last = Math.max(...inside.map((span) => span.end));
  let from = Math.floor(minuteOfDay(first) / 60);
  let to = last >= end ? 24 : Math.max(from + 1, Math.ceil(minuteOfDay(last) / 60));
  // Where clocks are changed, a full hour may be skipped, or be shown before one that is past.
  while (from > 0 && instantOf(day, from) > first) from--;
  while (to < 24 && instantOf(day, to) < last) to++;
  return { from, to };
}

export function union(a: Hours, b: Hours): Hours {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

export function spansOf(availability: Availability | undefined): Pick<Column, 'open' | 'off'> {
  const instants = ({ start, end }: { start: string; end: string }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
  });
  return {
    open: availability?.open.map(instants) ?? [],
    off: availability?.timeOff.map((away) => ({ ...instants(away), reason: away.reason })) ?? [],
  };
}

export function spanOf(item: { start: string; end: string }): Span {
  return { start: Date.parse(item.start), end: Date.parse(item.end) };
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Spans in order; those that overlap or touch are one. */
export function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** What of some spans lies inside others; both are merged. */
function inside(spans: readonly Span[], others: readonly Span[]): Span[] {
  return spans
    .flatMap((a) => others.map((b) => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })))
    .filter(({ start, end }) => start < end);
}

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/**
 * The utilisation of doctors' time, as the statistics have it: how much of the working hours less time off is taken.
 * Time that is booked twice counts once; holds do not count, nor does what lies outside.
 */
export function loadOf(doctors: readonly Pick<Column, 'items' | 'busy' | 'open' | 'off'>[]): number | null {
  let [working, booked] = [0, 0];
  for (const { items, busy = [], open, off } of doctors) {
    const [hours, away] = [merged(open), merged(off)];
    const active = items.filter(({ status, hold }) => ACTIVE.has(status) && !hold);
    const taken = inside(merged([...active, ...busy].map(spanOf)), hours);
    working += lengthOf(hours) - lengthOf(inside(hours, away));
    booked += lengthOf(taken) - lengthOf(inside(taken, away));
  }
  return working > 0 ? booked / working : null;
}

/** The stretches of a column that are outside working hours. */
export function closedSpans(open: readonly Span[], shown: Span): Span[] {
  const closed: Span[] = [];
  let from = shown.start;
  for (const span of open) {
    if (span.start > from) closed.push({ start: from, end: Math.min(span.start, shown.end) });
    from = Math.max(from, span.end);
  }
  if (from < shown.end) closed.push({ start: from, end: shown.end });
  return closed.filter((span) => span.start < span.end);
}

/** What a span would run into: of the column's doctor, or where it has none of `moved`'s. */
export function inTheWay(
  column: Column,
  span: Span,
  moved?: Appointment | null,
): Appointment | Busy | undefined {
  const doctor = column.doctor?.id ?? moved?.doctor.id;
  const unseen = column.doctor ? column.busy?.find((time) => overlap(span, spanOf(time)) > 0) : undefined;
  if (unseen) return unseen;
  return column.items.find(
    (item) =>
      item.id !== moved?.id &&
      (!doctor || item.doctor.id === doctor) &&
      ACTIVE.has(item.status) &&
      overlap(span, spanOf(item)) > 0,
  );
}

/** Whether a span lies inside working hours and outside time off. */
export function isOpen(column: Column, span: Span): boolean {
  const covered = column.open.reduce((sum, open) => sum + overlap(open, span), 0);
  return covered >= span.end - span.start && !column.off.some((off) => overlap(off, span) > 0);
}

/** Whole and half hours of the grid as instants from `origin`: on a day that changes its clocks too. */
export function hourMarks(day: Day, hours: Hours): number[] {
  const [start, end] = [instantOf(day, hours.from), instantOf(day, hours.to)];
  const marks: number[] = [];
  for (let at = start; at < end; at += HOUR) marks.push(at);
  return marks;
}

export function minutes(milliseconds: number): number {
  return milliseconds / MINUTE;
}

/** The length in minutes that nine of ten appointments have at least; half an hour where there are none. */
export function shortLength(columns: readonly Pick<Column, 'items'>[]): number {
  const lengths = columns
    .flatMap((column) => column.items.map((item) => minutes(Date.parse(item.end) - Date.parse(item.start))))
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 10)] ?? 30;
}

/** When most of the columns have begun to work: where a day is opened, however early its first night shift. */
export function usualStart(columns: readonly Pick<Column, 'origin' | 'open'>[]): number {
  const starts = columns
    .map((column) => (column.open[0] ? Math.max(0, column.open[0].start - column.origin) : null))
    .filter((start) => start !== null)
    .filter((start) => start > 0)
    .sort((a, b) => a - b);
  return starts[Math.floor(starts.length / 10)] ?? 0;
}
