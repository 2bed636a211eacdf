import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { unwrap } from './problem';

export const availabilityIn = (range: { from: string; to: string; doctor?: string; department?: string }) =>
  queryOptions({
    queryKey: ['availability', range],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/availability', { params: { query: range }, signal }))).items,
    staleTime: 5 * 60_000,
  });

export const freeSlots = (query: { doctor?: string; department?: string; from: string; duration: number }) =>
  queryOptions({
    queryKey: ['slots', query],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/slots', { params: { query: { ...query, limit: 6 } }, signal }))).items,
    staleTime: 10_000,
    gcTime: 30_000,
  });
