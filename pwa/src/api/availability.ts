import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { unwrap } from './problem';

export const availabilityIn = (range: { from: string; to: string; doctor?: string; department?: string }) =>
  queryOptions({
    queryKey: ['availability', range],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/availability', { params: { query: range }, signal }))).items,
    staleTime: 5 * 60_000,
  });

/** What free times are looked for: with whom (ids separated by commas), when, for how many minutes, how many at most. */
export interface SlotQuery {
  doctor?: string;
  department?: string;
  from: string;
  to?: string;
  timeFrom?: string;
  timeUntil?: string;
  duration: number;
  limit: number;
}

/** The soonest first. What was found before stays until the answer is there, as a placeholder. */
export const freeSlots = (query: SlotQuery) =>
  queryOptions({
    queryKey: ['slots', query],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/slots', { params: { query }, signal }))).items,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000,
  });
