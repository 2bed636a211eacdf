import { queryOptions, skipToken } from '@tanstack/react-query';
import type { Sort } from '@/lib/view';
import { api } from './client';
import type { Appointment, AppointmentPatch, BookingRequest, BusyTime, CancelReason } from './model';
import { unwrap } from './problem';

/** A range as the server is asked for it; ids and codes separated by commas, as in the contract. */
export interface Range {
  from: string;
  to: string;
  department?: string;
  doctor?: string;
  status?: string;
}

/** A range and the text that is looked for: what lists, counts and exports are asked with. */
export interface Filter extends Range {
  q?: string;
}

/** Everything about appointments hangs under one key, so that a reload after a long absence is one line. */
export const SCHEDULES = 'schedules';

/**
 * Time in a range that other people's appointments take, for who sees only their own. It comes with the appointments of
 * the same range and is never asked for by itself.
 */
export const busyIn = (range: Range) =>
  queryOptions<BusyTime[]>({ queryKey: [SCHEDULES, 'busy', range] as const, queryFn: skipToken });

export const appointmentsIn = (range: Range) =>
  queryOptions({
    queryKey: [SCHEDULES, 'range', range] as const,
    queryFn: async ({ signal, client }) => {
      const list = await unwrap(api.GET('/schedules', { params: { query: range }, signal }));
      const { queryKey } = busyIn(range);
      if (list.busy || client.getQueryData(queryKey)) client.setQueryData(queryKey, list.busy ?? []);
      return list.items;
    },
    staleTime: 60_000,
  });

/** A patient's appointments in a range, by start; the first hundred. */
export const appointmentsOf = (patient: string, { from, to }: Pick<Range, 'from' | 'to'>) =>
  queryOptions({
    queryKey: [SCHEDULES, 'of', patient, from, to] as const,
    queryFn: async ({ signal }) => {
      const query = { from, to, patient, limit: 100 };
      return (await unwrap(api.GET('/schedules', { params: { query }, signal }))).items;
    },
    staleTime: 30_000,
    // Whose appointments were looked up is nobody's business once the answer is closed.
    gcTime: 60_000,
  });

export const PAGE_SIZE = 50;

/** One page of a sorted list; the first one also says how many there are in all. */
export const appointmentPage = (filter: Filter, sort: Sort, cursor?: string) =>
  queryOptions({
    queryKey: [SCHEDULES, 'page', filter, sort, cursor ?? null] as const,
    queryFn: ({ signal }) => {
      const query = { ...filter, sort, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) };
      return unwrap(api.GET('/schedules', { params: { query }, signal }));
    },
    staleTime: 30_000,
  });

/** How many appointments each department has on each day. */
export const appointmentCounts = (filter: Filter) =>
  queryOptions({
    queryKey: [SCHEDULES, 'summary', filter] as const,
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/schedules/summary', { params: { query: filter }, signal }))).items,
    staleTime: 60_000,
  });

export const appointment = (id: string) =>
  queryOptions({
    queryKey: [SCHEDULES, 'one', id] as const,
    queryFn: ({ signal }) => unwrap(api.GET('/schedules/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

export const appointmentHistory = (id: string, version: number) =>
  queryOptions({
    queryKey: [SCHEDULES, 'history', id, version] as const,
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/schedules/{id}/history', { params: { path: { id } }, signal }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

export type Transition = 'arrive' | 'check-in' | 'fulfil' | 'no-show' | 'reopen';

const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

export function book(request: BookingRequest, key: string): Promise<Appointment> {
  return unwrap(api.POST('/schedules', { body: request, params: { header: { 'Idempotency-Key': key } } }));
}

export function change(id: string, version: number, patch: AppointmentPatch): Promise<Appointment> {
  return unwrap(
    api.PATCH('/schedules/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch,
      headers: { 'Content-Type': 'application/merge-patch+json' },
    }),
  );
}

/** Why an appointment is cancelled; nobody has to say. */
export interface Cancellation {
  reason?: CancelReason;
  note?: string;
}

export function cancel(id: string, version: number, why: Cancellation = {}): Promise<Appointment> {
  return unwrap(
    api.POST('/schedules/{id}/cancel', {
      body: why,
      params: { path: { id }, header: ifMatch(version) },
    }),
  );
}

/** Why what is over is changed, or attendance recorded before its day. */
export interface Correction {
  reason: string;
}

export function attend(
  id: string,
  version: number,
  transition: Transition,
  { correction, again }: { correction?: Correction | undefined; again?: boolean } = {},
): Promise<Appointment> {
  return unwrap(
    api.POST('/schedules/{id}/{transition}', {
      params: { path: { id, transition }, header: ifMatch(version) },
      ...(correction || again
        ? { body: { ...(correction ? { correction } : {}), ...(again ? { again } : {}) } }
        : {}),
    }),
  );
}
