import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { unwrap } from './problem';

/** The hospital's name, its zone and whether this is a demo: known before anybody has signed in. */
export const settings = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => unwrap(api.GET('/settings', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
