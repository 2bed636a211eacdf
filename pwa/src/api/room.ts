import { api } from './client';
import type { Appointment } from './model';
import { unwrap } from './problem';

/** Says in which room a visit takes place; nothing where that is not known any more. */
export function place(id: string, version: number, room: string): Promise<Appointment> {
  return unwrap(
    api.PUT('/schedules/{id}/room', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body: { room: room || null },
    }),
  );
}
