import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Offer, Slot } from './model';
import { unwrap } from './problem';
import type { SuggestionRange } from './suggestions';

export const GAPS = 'gaps';

/** Shorter ones are of no use to anybody. */
const SHORTEST_GAP = 15;

/** Free time in working hours, from now on. */
export const gapsIn = (range: SuggestionRange) =>
  queryOptions({
    queryKey: [GAPS, range] as const,
    queryFn: async ({ signal }) => {
      const query = { ...range, minutes: SHORTEST_GAP };
      return (await unwrap(api.GET('/overbook/gaps', { params: { query }, signal }))).items;
    },
    staleTime: 60_000,
  });

/** Holds the time and offers it to the best who wait. @throws Refused `nobody-to-ask` where it suits nobody */
export const backfill = ({ doctorId, start, end }: Slot, key: string): Promise<Offer> =>
  unwrap(
    api.POST('/overbook/gaps/backfill', {
      params: { header: { 'Idempotency-Key': key } },
      body: { doctorId, start, end },
    }),
  );
