import type { Suggestion } from '@/api/model';
import { type Span, spanOf } from './column';

interface Timed {
  id: string;
  start: string;
  end: string;
}

/** In a column this wide a suggestion has words, in a narrower one a plus, in the narrowest its colours. */
const LEAST = 44;
const MOST = 118;

/** How much of a column's width suggestions take at its right edge: a patient's name is cut last. */
export function stripOf(room: number): number {
  if (room < 92) return room < 60 ? 14 : 20;
  return Math.min(MOST, Math.max(LEAST, Math.round(room * 0.28)));
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
