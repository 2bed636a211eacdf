import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import { done, unwrap } from './problem';

export const MONITORED = 'monitored-users';
const PAGE = 50;

/** The flags that stand, or those that were cleared, newest first. */
export const monitoredUsers = (cleared: boolean) =>
  infiniteQueryOptions({
    queryKey: [MONITORED, cleared],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/admin/monitored-users', {
          params: { query: { cleared, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const clearFlag = (id: string) =>
  done(api.DELETE('/admin/monitored-users/{id}', { params: { path: { id } } }));

/** Flags somebody by hand. @throws Refused `duplicate` while such a flag stands */
export const flagUser = (id: string, reason: string) =>
  unwrap(api.POST('/admin/flag-user/{id}', { params: { path: { id } }, body: { reason } }));
