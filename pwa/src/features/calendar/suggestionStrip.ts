import type { Suggestion } from '@/api/model';
import { MINUTE } from '@/lib/zone';
import { type Span, spanOf } from './column';

interface Timed {
  id: string;
  start: string;
  end: string;
}

/** What WCAG 2.2 asks of anything that can be pressed, in pixels. */
export const SMALLEST_TARGET = 24;

/** In a column this wide a suggestion has words, in a narrower one a plus. */
const LEAST = 44;
const MOST = 118;

/** Round what is pressed, so that it ends before its neighbours begin. */
const AIR = 3;
const PRESSED = SMALLEST_TARGET + AIR;

/**
 * How much of a column's width suggestions take at its right edge, of which `of` stand side by side: a patient's name is
 * cut last, but each can be pressed. Where there is no room for both they share it.
 */
export function stripOf(room: number, of = 1): number {
  const usual = room < 92 ? 0 : Math.min(MOST, Math.max(LEAST, Math.round(room * 0.28)));
  return Math.max(usual, Math.min(of * PRESSED, Math.max(room / 2, room - PRESSED)));
}

/** The time that a suggestion covers as it is drawn: as low as can be pressed, however short it is. */
export function drawn(suggestion: Suggestion, scale: number): Suggestion {
  const least = Date.parse(suggestion.start) + (PRESSED / scale) * MINUTE;
  return Date.parse(suggestion.end) >= least
    ? suggestion
    : { ...suggestion, end: new Date(least).toISOString() };
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** What has to make room for suggestions: what shares their time, and whatever that stands side by side with. */
export function besideSuggestions(
  items: readonly Timed[],
  suggestions: readonly Suggestion[],
): ReadonlySet<string> {
  const beside = new Set<string>();
  const spans = items.map((item) => ({ id: item.id, span: spanOf(item) }));
  const reached = suggestions.map(spanOf);
  for (let span = reached.pop(); span; span = reached.pop()) {
    const at = span;
    for (const item of spans) {
      if (beside.has(item.id) || !overlap(item.span, at)) continue;
      beside.add(item.id);
      reached.push(item.span);
    }
  }
  return beside;
}
