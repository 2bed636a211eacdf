import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import { type Coming, fileOf, received } from './exports';
import { unwrap } from './problem';
import type { operations } from './schema';

/** Which of the accesses to a patient, in the server's words. */
export type AccessFilter = Omit<
  NonNullable<operations['listAccesses']['parameters']['query']>,
  'limit' | 'cursor'
>;

const PAGE = 100;

/** Who saw or changed a patient, newest first. Asking for it is itself written down. */
export const accesses = (id: string, filter: AccessFilter) =>
  infiniteQueryOptions({
    queryKey: ['patients', 'accesses', id, filter],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/admin/patients/{id}/accesses', {
          params: {
            path: { id },
            query: { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    gcTime: 60_000,
  });

/** All accesses that the filter lets through, as a table. @throws Refused, Unreachable */
export const accessesFile = async (id: string, filter: AccessFilter, { onRows, signal }: Coming) =>
  received(await fileOf(`/admin/patients/${id}/accesses.csv`, filter, signal), 'csv', onRows);

/** Everything that is stored about a patient. @throws Refused, Unreachable */
export const recordFile = async (id: string, format: 'json' | 'html', { signal }: Coming) =>
  (await fileOf(`/admin/patients/${id}/record${format === 'html' ? '.html' : ''}`, {}, signal)).blob();

/** Says whether a patient, at the version that was seen, is shown only to those who treat them. */
export const markConfidential = (id: string, version: number, confidential: boolean) =>
  unwrap(
    api.PATCH('/patients/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body: { confidential },
    }),
  );
