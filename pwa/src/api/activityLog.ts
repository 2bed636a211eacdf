import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { type Coming, fileOf, received } from './exports';
import { unwrap } from './problem';
import type { operations } from './schema';

/** Which rows of the log, in the server's words. */
export type LogFilter = Omit<
  NonNullable<operations['listActivity']['parameters']['query']>,
  'limit' | 'cursor'
>;

const PAGE = 100;

/** The activity log, newest first. Asking for it is itself written down, so nothing is asked twice without a reason. */
export const activityLog = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['activity-log', filter],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/admin/logs', {
          params: { query: { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // What others did a while ago is nobody's business once the page is left.
    gcTime: 60_000,
  });

export const loggedActions = queryOptions({
  queryKey: ['logged-actions'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/admin/logs/actions', { signal }))).items,
  staleTime: 60_000,
});

/** Everything that the filter lets through, as a file. @throws Refused, Unreachable */
export const logFile = async (format: 'xlsx' | 'csv', filter: LogFilter, { onRows, signal }: Coming) =>
  received(await fileOf(`/admin/logs.${format}`, filter, signal), format, onRows);
