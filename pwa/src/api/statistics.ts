import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Day, dayBounds } from '@/lib/zone';
import { api } from './client';
import { unwrap } from './problem';

/** How the hospital's time was used from the first day to the last, both included. */
export const statistics = (first: Day, last: Day, department?: string) =>
  queryOptions({
    queryKey: ['statistics', first, last, department],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/admin/statistics', {
          params: {
            query: {
              from: new Date(dayBounds(first).start).toISOString(),
              to: new Date(dayBounds(last).end).toISOString(),
              ...(department && { department }),
            },
          },
          signal,
        }),
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
