import { t } from '@lingui/core/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { claim, confirmClaim, declineClaim, type SeenClaim } from '@/api/claim';
import { Refused, Unreachable } from '@/api/problem';
import { useSubmit } from '@/components/useSubmit';
import { reachable } from '@/lib/reachable';
import { useStore } from '@/lib/store';
import { errorSentence } from '@/wording/sentences';

/** So often an open offer is looked at again: somebody else may have been faster. */
const LOOK_AGAIN = 30_000;

export type Press = 'confirm' | 'decline' | 'leave';

/**
 * An offer behind a link, and the answers to it. Nothing is booked but by {@link answer}. An answer that was refused
 * because the offer is over is no fault: the offer is looked at again and says how it ended, which is also how a second
 * press, or one after a lost answer, finds out that the first one counted.
 */
export function useClaim(token: string | null) {
  const client = useQueryClient();
  const [visit] = useState(() => crypto.randomUUID());
  const options = claim(token ?? '', visit);
  const { data, error, refetch } = useQuery({
    ...options,
    enabled: token !== null,
    refetchInterval: ({ state }) => (state.data?.answer === 'open' ? LOOK_AGAIN : false),
  });
  const { submit, pending, error: failed } = useSubmit();
  const [press, setPress] = useState<Press>('confirm');
  const [gaveUp, setGaveUp] = useState<string | null>(null);

  const online = useStore(reachable);
  useEffect(() => {
    if (online && token) void refetch();
  }, [online, token, refetch]);

  const keep = (seen: SeenClaim) => client.setQueryData(options.queryKey, seen);
  const answer = (how: Press) => {
    if (!token || pending) return;
    setPress(how);
    void submit({}, async () => {
      // A look that is under way would bring back how it was.
      await client.cancelQueries({ queryKey: options.queryKey });
      try {
        keep(await (how === 'confirm' ? confirmClaim(token) : declineClaim(token, how === 'leave')));
        if (how === 'confirm') setGaveUp(data?.instead ?? null);
      } catch (refused) {
        const over = refused instanceof Refused && refused.rule === 'offer-over';
        const now = over ? (await refetch()).data : undefined;
        if (!over || (how === 'leave' && now?.waiting !== false)) throw refused;
        if (how === 'confirm' && now?.answer === 'confirmed') setGaveUp(data?.instead ?? null);
      }
    });
  };
  return {
    seen: data,
    /** The link is none: mistyped, cut off, or of an offer long forgotten. */
    wrong: error instanceof Refused && error.rule === 'offer-over',
    error,
    pending: pending ? press : null,
    fault: failed && faultSentence(failed, press),
    gaveUp,
    answer,
    look: () => void refetch(),
  };
}

/** What went wrong, for somebody who does not work here. */
function faultSentence(error: unknown, press: Press): string {
  if (error instanceof Unreachable) {
    return press === 'confirm'
      ? t`Not sent: no connection. Try again; nothing will be booked twice.`
      : t`Not sent: no connection. Try again.`;
  }
  if (!(error instanceof Refused)) return errorSentence(error);
  if (error.rule === 'patient-busy')
    return t`Not booked: you have another appointment at that time. Please call us.`;
  if (error.problem.status === 409 || error.problem.status === 422)
    return t`Not booked: this time is no longer available. Please call us.`;
  if (error.rule === 'offer-over') return t`That is no longer possible. Please call us.`;
  return errorSentence(error);
}
