import type { Appointment } from '@/api/model';
import { MINUTE } from '@/lib/zone';
import type { Span } from './column';

/** A change by hand that has begun. Times are milliseconds below the top of a column. */
export interface Gesture {
  kind: 'move' | 'start' | 'end' | 'create' | 'band';
  item: Appointment | null;
  column: number;
  from: Span;
  /** `move`: how far below its start the event is held. */
  grip: number;
}

/** Where the event would be if it were let go now. */
export interface Preview extends Span {
  column: number;
}

/** Where something is to be booked: with whom, and when, unless the time is still to be found. */
export type NewPlace = Pick<Preview, 'column'> & Partial<Span>;

export const STEP = 15 * MINUTE;
export const FINE_STEP = 5 * MINUTE;
/** A click into empty time, without drawing a length. */
export const CLICKED = 30 * MINUTE;

const snap = (offset: number, step: number) => Math.round(offset / step) * step;
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/**
 * Where a gesture has got to with the pointer at `at`. A move keeps the length, a resize keeps the other edge, and
 * nothing leaves the column's `height` or gets shorter than one step.
 */
export function preview(
  gesture: Gesture,
  at: { column: number; offset: number },
  height: number,
  step = STEP,
): Preview {
  const { kind, from, column } = gesture;
  switch (kind) {
    case 'move': {
      const length = from.end - from.start;
      const start = clamp(snap(at.offset - gesture.grip, step), 0, Math.max(0, height - length));
      return { column: at.column, start, end: start + length };
    }
    case 'end':
      return {
        column,
        start: from.start,
        end: Math.max(from.start + step, Math.min(height, snap(at.offset, step))),
      };
    case 'start':
      return { column, start: Math.min(from.end - step, Math.max(0, snap(at.offset, step))), end: from.end };
    case 'create': {
      const anchor = Math.floor(from.start / step) * step;
      const [first, last] = at.offset < anchor ? [at.offset, anchor + step] : [anchor, at.offset];
      const start = clamp(Math.floor(first / step) * step, 0, height - step);
      return { column, start, end: clamp(Math.ceil(last / step) * step, start + step, height) };
    }
    // Drawn round appointments, wherever these begin: it snaps to nothing.
    case 'band':
      return {
        column: at.column,
        start: clamp(Math.min(from.start, at.offset), 0, height),
        end: clamp(Math.max(from.start, at.offset), 0, height),
      };
  }
}

/** How fast to scroll while the pointer is this near an edge: nothing in the middle, faster the nearer. */
export function edgeSpeed(position: number, low: number, high: number): number {
  const zone = 44;
  const fastest = 18;
  if (position < low + zone) return -Math.min(1, (low + zone - position) / zone) * fastest;
  if (position > high - zone) return Math.min(1, (position - high + zone) / zone) * fastest;
  return 0;
}

/** A move or resize by key: one step, kept inside the column. A resize moves one edge and keeps the other. */
export function nudged(
  now: Preview,
  key: string,
  kind: Gesture['kind'],
  columns: number,
  height: number,
): Preview {
  const vertical = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0;
  if (kind === 'end')
    return { ...now, end: clamp(now.end + vertical, now.start + STEP, Math.max(height, now.end)) };
  if (kind === 'start')
    return { ...now, start: clamp(now.start + vertical, Math.min(0, now.start), now.end - STEP) };
  const sideways = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const length = now.end - now.start;
  const start = clamp(now.start + vertical, 0, Math.max(0, height - length));
  return { column: clamp(now.column + sideways, 0, columns - 1), start, end: start + length };
}
