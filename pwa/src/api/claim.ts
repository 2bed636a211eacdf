import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Claim } from './model';
import { unwrap } from './problem';

/** An offer as its link shows it, and by how much the server's clock is ahead of this device's. */
export interface SeenClaim extends Claim {
  /** Milliseconds. */
  ahead: number;
}

/** A `Date` header counts whole seconds; what is less than that and the way here is no difference. */
const EXACT = 5_000;

type Answer = Promise<{ data?: Claim; error?: unknown; response: Response }>;

async function seen(call: Answer): Promise<SeenClaim> {
  const { response } = await call;
  const ahead = Date.parse(response.headers.get('Date') ?? '') - Date.now();
  return { ...(await unwrap(call)), ahead: Math.abs(ahead) > EXACT ? ahead : 0 };
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
