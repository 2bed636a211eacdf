import { queryOptions } from '@tanstack/react-query';
import type { Range } from './appointments';
import { api } from './client';
import type { Offer, WaitlistRequest } from './model';
import { done, unwrap } from './problem';

/** Who waits and what is offered to them hangs under one key: every change of one may be a change of the other. */
export const WAITLIST = 'waitlist';

/** Those who wait, by department and in the order of fairness. */
export const waitlist = (department?: string) =>
  queryOptions({
    queryKey: [WAITLIST, 'entries', department ?? null] as const,
    queryFn: async ({ signal }) => {
      const query = department ? { department } : {};
      return (await unwrap(api.GET('/overbook/waitlist', { params: { query }, signal }))).items;
    },
    staleTime: 60_000,
  });

/** How often an offer is looked at while its mails wait to be sent: nothing tells when they are. */
export const MAILS = 5_000;

export const mailsWait = ({ status, asked }: Offer) =>
  status === 'open' && asked.some(({ sent, failed, ...each }) => each.status === 'open' && !sent && !failed);

/** Offers of time that begins in a range: open ones, unless it names other statuses. */
export const offersIn = (range: Range) =>
  queryOptions({
    queryKey: [WAITLIST, 'offers', range] as const,
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/overbook/waitlist/invites', { params: { query: range }, signal }))).items,
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data?.some(mailsWait) ? MAILS : false),
  });

/** @throws Refused `duplicate` where they wait for the same already */
export const joinWaitlist = (request: WaitlistRequest, key: string) =>
  unwrap(api.POST('/overbook/waitlist', { body: request, params: { header: { 'Idempotency-Key': key } } }));

export const leaveWaitlist = (id: string) =>
  done(api.DELETE('/overbook/waitlist/{id}', { params: { path: { id } } }));

/** Takes an offer back; one that is over is answered as it stands. */
export const withdrawOffer = (id: string) =>
  unwrap(api.DELETE('/overbook/waitlist/invites/{id}', { params: { path: { id } } }));
