import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { unwrap } from './problem';
import { MAILS, mailsWait, WAITLIST } from './waitlist';

/** One offer: who was asked, who has answered, who was passed over. */
export const offer = (id: string) =>
  queryOptions({
    queryKey: [WAITLIST, 'offer', id] as const,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/overbook/waitlist/invites/{id}', { params: { path: { id } }, signal })),
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data && mailsWait(state.data) ? MAILS : false),
  });
