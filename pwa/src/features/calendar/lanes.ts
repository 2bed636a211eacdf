import { HOUR } from '@/lib/zone';

/** Where an event stands among those that share its time: lane `lane` of `of`, counted from the left. */
export interface Lane {
  lane: number;
  of: number;
}

interface Timed {
  id: string;
  start: string;
  end: string;
  overbooked: boolean;
}

/**
 * Puts events that overlap side by side. Events that touch do not overlap; each cluster of overlapping events is as wide
 * as its fullest instant; of two that begin together the overbooked one stands on the right.
 */
export function packLanes(events: readonly Timed[]): Map<string, Lane> {
  const lanes = new Map<string, Lane>();
  const sorted = [...events].sort(
    (a, b) =>
      Date.parse(a.start) - Date.parse(b.start) ||
      Number(a.overbooked) - Number(b.overbooked) ||
      Date.parse(b.end) - Date.parse(a.end) ||
      (a.id < b.id ? -1 : 1),
  );
  let cluster: Lane[] = [];
  let ends: number[] = [];
  let clusterEnd = Number.NEGATIVE_INFINITY;
  const close = () => {
    for (const placed of cluster) placed.of = ends.length;
    cluster = [];
    ends = [];
  };
  for (const event of sorted) {
    const [start, end] = [Date.parse(event.start), Date.parse(event.end)];
    if (start >= clusterEnd) close();
    const free = ends.findIndex((busyUntil) => busyUntil <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    clusterEnd = Math.max(clusterEnd, end);
    const placed = { lane, of: 1 };
    cluster.push(placed);
    lanes.set(event.id, placed);
  }
  close();
  return lanes;
}

/**
 * At most `most` side by side, and for each hour where more begin, how many are left out. A day that is too full for its
 * column stays readable that way.
 */
export function capped<T extends Timed>(
  events: readonly T[],
  most: number,
): { shown: T[]; more: { start: number; count: number }[] } {
  const lanes = packLanes(events);
  const hidden = (event: T) => (lanes.get(event.id)?.lane ?? 0) >= most;
  const hours = new Map<number, { start: number; count: number }>();
  for (const event of events.filter(hidden)) {
    const start = Date.parse(event.start);
    const hour = Math.floor(start / HOUR);
    const known = hours.get(hour) ?? { start, count: 0 };
    hours.set(hour, { start: Math.min(known.start, start), count: known.count + 1 });
  }
  const more = [...hours.values()].sort((a, b) => a.start - b.start);
  return { shown: events.filter((event) => !hidden(event)), more };
}
