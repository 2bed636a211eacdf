import type { QueryClient } from '@tanstack/react-query';
import { belongs } from './appointment-cache';
import { appointmentsIn, busyIn, type Range, SCHEDULES } from './appointments';
import type { Appointment, BusyTime } from './model';

/** Whether all that `narrow` asks for is in the answer to `wide`. */
export function covers(wide: Range, narrow: Range): boolean {
  return (
    Date.parse(wide.from) <= Date.parse(narrow.from) &&
    Date.parse(wide.to) >= Date.parse(narrow.to) &&
    wide.status === narrow.status &&
    includesAll(wide.department, narrow.department) &&
    includesAll(wide.doctor, narrow.doctor)
  );
}

/** Ids separated by commas; without any: all. */
function includesAll(wide: string | undefined, narrow: string | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const known = new Set(wide.split(','));
  return narrow.split(',').every((id) => known.has(id));
}

/** The filter of a range, for time of which nothing is known but that it is taken. */
const isIn = (range: Range, { start, end, doctor, department }: BusyTime): boolean =>
  Date.parse(end) > Date.parse(range.from) &&
  Date.parse(start) < Date.parse(range.to) &&
  includesAll(range.department, department.id) &&
  includesAll(range.doctor, doctor.id);

/**
 * A range and the time in it that others take, begun with what a wider range in the cache says of it: a filter answers
 * at once, also without the server. It is as old as that range, and is asked for again when that one would be.
 */
export function appointmentsWithin(client: QueryClient, range: Range) {
  const [items, busy] = [appointmentsIn(range), busyIn(range)];
  if (client.getQueryState(items.queryKey)) return { items, busy };
  const wide = widest(client, range);
  if (!wide) return { items, busy };
  const initialDataUpdatedAt = wide.at;
  return {
    items: {
      ...items,
      initialData: wide.items.filter((item) => belongs(range, item)),
      initialDataUpdatedAt,
    },
    busy: wide.busy
      ? { ...busy, initialData: wide.busy.filter((time) => isIn(range, time)), initialDataUpdatedAt }
      : busy,
  };
}

/** The newest answer in the cache that covers a range. */
function widest(client: QueryClient, range: Range) {
  const found = client
    .getQueryCache()
    .findAll({ queryKey: [SCHEDULES, 'range'] })
    .filter(({ state, queryKey }) => state.data !== undefined && covers(queryKey[2] as Range, range))
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)[0];
  if (!found) return undefined;
  return {
    items: found.state.data as Appointment[],
    busy: client.getQueryData(busyIn(found.queryKey[2] as Range).queryKey),
    at: found.state.isInvalidated ? 0 : found.state.dataUpdatedAt,
  };
}
