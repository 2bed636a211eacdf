import type { QueryClient } from '@tanstack/react-query';
import { appointment, type Range, SCHEDULES } from './appointments';
import type { Appointment } from './model';

const HIDDEN_UNLESS_ASKED = new Set(['cancelled', 'entered-in-error']);

/** Whether a range query would answer this appointment: the server's filter, said again for live changes. */
export function belongs(range: Range, item: Appointment): boolean {
  if (Date.parse(item.end) <= Date.parse(range.from)) return false;
  if (Date.parse(item.start) >= Date.parse(range.to)) return false;
  if (range.department && !range.department.split(',').includes(item.department.id)) return false;
  if (range.doctor && !range.doctor.split(',').includes(item.doctor.id)) return false;
  if (range.status) return range.status.split(',').includes(item.status);
  return !HIDDEN_UNLESS_ASKED.has(item.status);
}

/** The list with this state of the appointment in it, or without it; the same array when nothing changes. */
export function placed(range: Range, items: Appointment[], item: Appointment): Appointment[] {
  const known = items.find((other) => other.id === item.id);
  if (known && (known === item || known.version > item.version)) return items;
  if (!belongs(range, item)) return known ? items.filter((other) => other !== known) : items;
  return known ? items.map((other) => (other === known ? item : other)) : [...items, item];
}

/**
 * Puts a state of an appointment that the server told into every query that shows it; a version older than the cache's
 * is dropped.
 */
export function remember(client: QueryClient, item: Appointment): void {
  const one = appointment(item.id).queryKey;
  const seen = client.getQueryData(one);
  if (seen && seen.version > item.version) return;
  client.setQueryData(one, item);
  changeRanges(client, (items, range) => placed(range, items, item));
}

/** Takes an appointment out of every range: it may no longer be seen. */
export function forget(client: QueryClient, id: string): void {
  client.removeQueries({ queryKey: appointment(id).queryKey });
  changeRanges(client, (items) =>
    items.some((item) => item.id === id) ? items.filter((item) => item.id !== id) : items,
  );
}

/**
 * Writes only the ranges for which the change answers another list. The cache takes whatever is written for new, the
 * same list too: it would be drawn again, and encrypted and stored again for later.
 */
function changeRanges(
  client: QueryClient,
  change: (items: Appointment[], range: Range) => Appointment[],
): void {
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: [SCHEDULES, 'range'] })) {
    const items = state.data as Appointment[] | undefined;
    const next = items && change(items, queryKey[2] as Range);
    if (next !== items) client.setQueryData(queryKey, next);
  }
}

/** An appointment as some range that is shown has it. */
export function inRanges(client: QueryClient, id: string): Appointment | undefined {
  for (const [, items] of client.getQueriesData<Appointment[]>({ queryKey: [SCHEDULES, 'range'] })) {
    const found = items?.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}
