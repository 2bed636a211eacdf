import { MINUTE } from '@/lib/zone';
import { type Column, lanesOf, reachable, spanOf } from './column';

/**
 * Where the keyboard is: on what stands there (an appointment, a suggestion, a gap), or on empty time. `at` is
 * milliseconds below the column's top.
 */
export interface Cursor {
  column: number;
  at: number;
  id: string | null;
}

const HALF_HOUR = 30 * MINUTE;

export interface GridItem {
  id: string;
  start: string;
  end: string;
}

interface Placed {
  id: string;
  start: number;
  end: number;
  lane: number;
}

/** Suggestions stand at the right edge. */
const LAST = 99;

function placed(column: Column): Placed[] {
  const lanes = lanesOf(column);
  const place = (item: GridItem, lane: number) => ({
    id: item.id,
    start: Date.parse(item.start) - column.origin,
    end: Date.parse(item.end) - column.origin,
    lane,
  });
  return [
    ...reachable(column).map((item) => place(item, lanes.get(item.id)?.lane ?? 0)),
    ...(column.gaps ?? []).map((gap) => place(gap, lanes.get(gap.id)?.lane ?? 0)),
    ...(column.suggestions ?? []).map((suggestion, index) => place(suggestion, LAST + index)),
  ].sort((a, b) => a.start - b.start || a.lane - b.lane);
}

const on = (column: number, event: Placed): Cursor => ({ column, at: event.start, id: event.id });
const free = (column: number, at: number): Cursor => ({ column, at, id: null });

/** What stands at a time: the leftmost appointment there, else the empty time itself. */
export function landing(columns: readonly Column[], column: number, at: number): Cursor {
  const here = columns[column];
  const hit = here && placed(here).find((event) => event.start <= at && at < event.end);
  return hit ? on(column, hit) : free(column, at);
}

/** Everything in a column that the keyboard can stand on. */
export function itemsIn(column: Column): readonly GridItem[] {
  const { gaps = [], suggestions = [] } = column;
  const items = reachable(column);
  return gaps.length + suggestions.length === 0 ? items : [...items, ...gaps, ...suggestions];
}

export function cursorOn(columns: readonly Column[], item: GridItem): Cursor | null {
  const column = columns.findIndex((one) => itemsIn(one).some((other) => other.id === item.id));
  const origin = columns[column]?.origin;
  return origin === undefined ? null : { column, at: spanOf(item).start - origin, id: item.id };
}

/** The way of an arrow key: up and down through appointments and the half hours between them, sideways at one time. */
export function walk(cursor: Cursor, key: string, columns: readonly Column[], height: number): Cursor {
  const here = columns[cursor.column];
  if (!here) return cursor;
  const events = placed(here);
  const current = events.find((event) => event.id === cursor.id);
  switch (key) {
    case 'ArrowDown':
      return down(cursor, events, current, height);
    case 'ArrowUp':
      return up(cursor, events, current);
    case 'ArrowRight':
      return sideways(cursor, events, current, columns, 1);
    case 'ArrowLeft':
      return sideways(cursor, events, current, columns, -1);
    case 'Home':
      return events[0] ? on(cursor.column, events[0]) : free(cursor.column, 0);
    case 'End': {
      const last = events.at(-1);
      return last ? on(cursor.column, last) : cursor;
    }
    default:
      return cursor;
  }
}

function down(cursor: Cursor, events: Placed[], current: Placed | undefined, height: number): Cursor {
  const from = current ? current.end : cursor.at;
  const to = current ? from : (Math.floor(from / HALF_HOUR) + 1) * HALF_HOUR;
  const next = events.find(
    (event) => (current ? event.start >= from : event.start > cursor.at) && event.start <= to,
  );
  if (next) return on(cursor.column, next);
  const covering = events.find((event) => event !== current && event.start <= to && to < event.end);
  if (covering) return on(cursor.column, covering);
  return to < height ? free(cursor.column, to) : cursor;
}

function up(cursor: Cursor, events: Placed[], current: Placed | undefined): Cursor {
  const from = current ? current.start : cursor.at;
  const to = (Math.ceil(from / HALF_HOUR) - 1) * HALF_HOUR;
  const before = events.filter((event) => event !== current && event.end > to && event.start < from).at(-1);
  if (before) return on(cursor.column, before);
  return to >= 0 ? free(cursor.column, to) : cursor;
}

function sideways(
  cursor: Cursor,
  events: Placed[],
  current: Placed | undefined,
  columns: readonly Column[],
  step: 1 | -1,
): Cursor {
  if (current) {
    const beside = events
      .filter((event) => event.start < current.end && current.start < event.end)
      .filter((event) => (step === 1 ? event.lane > current.lane : event.lane < current.lane))
      .sort((a, b) => (a.lane - b.lane) * step)[0];
    if (beside) return on(cursor.column, beside);
  }
  const column = cursor.column + step;
  return columns[column] ? landing(columns, column, cursor.at) : cursor;
}
