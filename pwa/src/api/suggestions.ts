import { queryOptions } from '@tanstack/react-query';
import type { Range } from './appointments';
import { api } from './client';
import type { Appointment, Suggestion } from './model';
import { unwrap } from './problem';

/** Everything about suggestions hangs under one key: one of them decided changes the others of its session. */
export const SUGGESTIONS = 'suggestions';

export type SuggestionRange = Omit<Range, 'status'>;

/** Where one more patient is expected to pay, and nobody has decided yet. */
export const suggestionsIn = (range: SuggestionRange) =>
  queryOptions({
    queryKey: [SUGGESTIONS, 'range', range] as const,
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/overbook/suggestions', { params: { query: range }, signal }))).items,
    staleTime: 60_000,
  });

export const suggestion = (id: string) =>
  queryOptions({
    queryKey: [SUGGESTIONS, 'one', id] as const,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/overbook/suggestions/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

/** Somebody in the book, or somebody on the waitlist, who leaves it then. */
export type ForWhom = { patientId: string } | { waitlistEntryId: string };

/** Books. @throws Refused `suggestion-over` where somebody decided before */
export const acceptSuggestion = (id: string, whom: ForWhom, key: string): Promise<Appointment> =>
  unwrap(
    api.POST('/overbook/suggestions/{id}/accept', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: whom,
    }),
  );

export const declineSuggestion = (id: string, reason: string): Promise<Suggestion> =>
  unwrap(api.POST('/overbook/suggestions/{id}/decline', { params: { path: { id } }, body: { reason } }));
