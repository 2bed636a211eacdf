import { queryOptions } from '@tanstack/react-query';
import { aheadOf } from '@/lib/serverClock';
import { api } from './client';
import type { Claim } from './model';
import { unwrap } from './problem';

/** An offer as its link shows it, and by how much the server's clock is ahead of this device's. */
export interface SeenClaim extends Claim {
  /** Milliseconds. */
  ahead: number;
}

type Answer = Promise<{ data?: Claim; error?: unknown; response: Response }>;

async function seen(call: Answer): Promise<SeenClaim> {
  const { response } = await call;
  const ahead = aheadOf(response);
  return { ...(await unwrap(call)), ahead };
}

/**
 * What is offered to whoever has the token; looking changes nothing. The token goes in a header or a body, never in an
 * address, and is not part of the key either: `visit` stands for it.
 *
 * @throws Refused `offer-over` for a token that never was
 */
export const claim = (token: string, visit: string) =>
  queryOptions({
    queryKey: ['claim', visit] as const,
    queryFn: ({ signal }) =>
      seen(api.GET('/overbook/waitlist/confirm', { params: { header: { 'Invite-Token': token } }, signal })),
    gcTime: 0,
  });

/** Books it. The one who has it may say so again. @throws Refused `offer-over`, and what a rule of booking refuses */
export const confirmClaim = (token: string) =>
  seen(api.POST('/overbook/waitlist/confirm', { body: { token } }));

/** Says no; with `leave` the place on the list is given up too, also when the offer is over. */
export const declineClaim = (token: string, leave: boolean) =>
  seen(api.POST('/overbook/waitlist/decline', { body: { token, leave } }));
