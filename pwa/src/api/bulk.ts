import type { Cancellation, Correction } from './appointments';
import { api } from './client';
import type { Appointment, BulkOutcome, MovePlan, MovePlanRequest, MovesRequest } from './model';
import { unwrap } from './problem';

/** What can be said of many appointments at once. */
export type BulkTransition = 'arrive' | 'check-in' | 'fulfil' | 'no-show' | 'reopen' | 'cancel';

/** Why something is said of many: why they are cancelled, or attendance is recorded before its day. */
export interface BulkWhy extends Cancellation {
  correction?: Correction;
  /** A step is taken again that was taken back: its times stay as they were. */
  again?: boolean;
}

/** The most that the server takes at once. */
export const AT_ONCE = 200;

const idempotent = (key: string) => ({ header: { 'Idempotency-Key': key } });

/** Each is judged by itself: what is refused stays as it was and is listed with its rule. */
export function attendAll(
  transition: BulkTransition,
  items: readonly Pick<Appointment, 'id' | 'version'>[],
  key: string,
  why: BulkWhy = {},
): Promise<BulkOutcome> {
  const appointments = items.map(({ id, version }) => ({ id, version }));
  return unwrap(
    api.POST('/schedules/attendance', {
      body: { transition, appointments, ...why },
      params: idempotent(key),
    }),
  );
}

/** Who could go where; writes nothing. */
export function planMoves(request: MovePlanRequest, signal?: AbortSignal): Promise<MovePlan> {
  return unwrap(api.POST('/schedules/moves/preview', { body: request, ...(signal ? { signal } : {}) }));
}

/** All or none: a refusal lists every one that cannot go where it is meant to. */
export async function moveAll(request: MovesRequest, key: string): Promise<Appointment[]> {
  return (await unwrap(api.POST('/schedules/moves', { body: request, params: idempotent(key) }))).items;
}
