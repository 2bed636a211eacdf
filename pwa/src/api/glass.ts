import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { GlassRequest } from './model';
import { unwrap } from './problem';

/** What whoever is signed in has opened by breaking the glass. */
export const brokenGlass = queryOptions({
  queryKey: ['broken-glass'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/break-glass', { signal }))).items,
  staleTime: 60_000,
});

/** Opens a patient, or a doctor's appointments, for some minutes. */
export const breakGlass = (body: GlassRequest) => unwrap(api.POST('/break-glass', { body }));

export const endBrokenGlass = (id: string) =>
  unwrap(api.DELETE('/break-glass/{id}', { params: { path: { id } } }));

/** What is open has changed: everything on the screen may look different. */
export const asksAgain = (client: QueryClient) => client.invalidateQueries();
