import { useMemo, useRef } from 'react';
import { ACTIVE, type Offer, type Slot, type Suggestion } from '@/api/model';
import { dayBounds, HOUR, MINUTE } from '@/lib/zone';
import { type Column, type Gap, type Held, type Span, spanOf } from './column';
import { keepSame } from './keepSame';
import { packLanes } from './lanes';

/** What a calendar shows that is no booking: suggestions, gaps, and offers of held time. */
export interface SuggestionsLayer {
  suggestions: readonly Suggestion[] | undefined;
  gaps: readonly Slot[] | undefined;
  offers: readonly Offer[] | undefined;
}

/** Shorter free time is no gap. */
export const SHORTEST_GAP = 15 * MINUTE;

/** What is left of a span when others are taken out of it. */
function without(span: Span, taken: readonly Span[]): Span[] {
  return taken.reduce(
    (left, other) =>
      left.flatMap((part) =>
        [
          { start: part.start, end: Math.min(part.end, other.start) },
          { start: Math.max(part.start, other.end), end: part.end },
        ].filter(({ start, end }) => start < end),
      ),
    [span],
  );
}

/** An offer takes all of its time, so a long gap is offered in parts of an hour, which begin where the clock's do. */
function parts({ start, end }: Span): Span[] {
  const cut: Span[] = [];
  if (end - start < HOUR + SHORTEST_GAP) return [{ start, end }];
  for (let from = start; from < end; ) {
    const hour = (Math.floor(from / HOUR) + 1) * HOUR;
    // What would be left over is too short to stand alone.
    const to =
      end - hour < SHORTEST_GAP ? end : hour - from < SHORTEST_GAP ? Math.min(end, hour + HOUR) : hour;
    cut.push({ start: from, end: to });
    from = to;
  }
  return cut;
}

const iso = (at: number) => new Date(at).toISOString();

/** A doctor's gaps in a column, without what has been booked since they were asked for. */
export function gapsIn(column: Column, gaps: readonly Slot[]): Gap[] {
  const { doctor } = column;
  if (!doctor) return [];
  const day = dayBounds(column.day);
  const taken = column.items.filter(({ status }) => ACTIVE.has(status)).map(spanOf);
  return gaps
    .filter((gap) => gap.doctorId === doctor.id)
    .map(spanOf)
    .filter((span) => span.start < day.end && span.end > day.start)
    .flatMap((span) => without(span, taken))
    .filter(({ start, end }) => end - start >= SHORTEST_GAP)
    .flatMap(parts)
    .map(({ start, end }) => ({
      id: `gap ${doctor.id} ${start}`,
      doctorId: doctor.id,
      start: iso(start),
      end: iso(end),
    }));
}

/** A column's suggestions; where it holds many doctors one at a time, and the day shows the others. */
export function suggestionsIn(column: Column, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const day = dayBounds(column.day);
  const own = suggestions.filter((suggestion) => {
    if (column.doctor && column.doctor.id !== suggestion.doctorId) return false;
    const start = Date.parse(suggestion.start);
    return start >= day.start && start < day.end;
  });
  if (column.doctor) return own;
  const lanes = packLanes(own.map((suggestion) => ({ ...suggestion, overbooked: true })));
  return own.filter(({ id }) => lanes.get(id)?.lane === 0);
}

function heldIn(column: Column, offers: readonly Offer[]): Held[] {
  const holds = new Set(column.items.filter(({ hold }) => hold).map(({ id }) => id));
  return offers
    .filter(({ appointmentId }) => holds.has(appointmentId))
    .map(({ appointmentId, asked, expires }) => ({ id: appointmentId, asked: asked.length, until: expires }));
}

/** The columns with suggestions, gaps and offers; a column in which nothing changed stays the same object. */
export function useSuggestionsLayer(
  columns: readonly Column[],
  { suggestions, gaps, offers }: SuggestionsLayer,
): readonly Column[] {
  const before = useRef<readonly Column[]>([]);
  return useMemo(() => {
    if (!suggestions?.length && !gaps?.length && !offers?.length) return columns;
    const made = columns.map((column) => {
      const layer = {
        suggestions: suggestionsIn(column, suggestions ?? []),
        gaps: gapsIn(column, gaps ?? []),
        held: heldIn(column, offers ?? []),
      };
      const bare = Object.values(layer).every((list) => list.length === 0);
      return bare ? column : { ...column, ...layer };
    });
    before.current = keepSame(before.current, made);
    return before.current;
  }, [columns, suggestions, gaps, offers]);
}
