import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SeenClaim } from '@/api/claim';
import type { InviteStatus } from '@/api/model';
import { Button } from '@/ui/Button';
import { slotLabel } from '@/wording/messages';
import { large } from './ClaimFrame';
import { OfferFacts } from './OfferFacts';
import type { Press } from './useClaim';

export type Ended = Exclude<InviteStatus, 'open' | 'confirmed'>;

interface Props {
  seen: SeenClaim;
  how: Ended;
  pending: Press | null;
  failure: string | null;
  onPress: (press: Press) => void;
}

/** An offer that cannot be had any more, and what becomes of the place on the list. */
export function OverClaim({ seen, how, pending, failure, onPress }: Props) {
  const { t } = useLingui();
  const [stays, setStays] = useState(false);
  // An older server does not say; then nobody is told that they have lost their place.
  const waiting = seen.waiting !== false;
  const end = slotLabel(seen.expires);
  const why: Record<Ended, string> = {
    declined: t`You declined this appointment. It will go to someone else.`,
    lost: t`Someone else confirmed just before you. We are sorry.`,
    withdrawn: t`We had to withdraw this offer: the time is no longer available. We are sorry.`,
    expired: t`The time to respond ended at ${end}.`,
  };
  return (
    <>
      <p>{why[how]}</p>
      <OfferFacts claim={seen} over />
      {!waiting ? (
        <p role="status">{t`You are no longer on the waiting list and will not receive any more offers.`}</p>
      ) : stays ? (
        <p role="status">
          <Trans>
            You stay on the waiting list. We will contact you again when an earlier time becomes free.
          </Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              You keep your place on the waiting list. We will contact you again when an earlier time becomes
              free.
            </Trans>
          </p>
          <p role="alert" className="text-harm empty:hidden">
            {failure}
          </p>
          <div className="grid gap-2.5">
            <Button
              variant="primary"
              className={large}
              disabled={pending !== null}
              onClick={() => setStays(true)}
            >
              <Trans>Stay on the list</Trans>
            </Button>
            <Button
              className={large}
              pending={pending === 'leave'}
              disabled={pending !== null}
              onClick={() => onPress('leave')}
            >
              <Trans>Remove me from the list</Trans>
            </Button>
          </div>
        </>
      )}
    </>
  );
}
