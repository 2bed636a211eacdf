import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { SeenClaim } from '@/api/claim';
import { clock, dayOf, longDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { large } from './ClaimFrame';
import { Countdown } from './Countdown';
import { OfferFacts } from './OfferFacts';
import type { Press } from './useClaim';

interface Props {
  seen: SeenClaim;
  left: number;
  pending: Press | null;
  fault: string | null;
  onPress: (press: Press) => void;
}

/** An offer that waits for an answer. */
export function OpenClaim({ seen, left, pending, fault, onPress }: Props) {
  const { t } = useLingui();
  const old = seen.instead ? Date.parse(seen.instead) : null;
  const [day, time] = old === null ? [] : [longDay(dayOf(old)), clock(old)];
  return (
    <>
      <OfferFacts claim={seen} />
      {old !== null && (
        <p className="rounded-xl bg-warn-tint px-3.5 py-2.5 text-warn">
          <Trans>
            If you confirm, your appointment on {day} at {time} will be cancelled.
          </Trans>
        </p>
      )}
      <Countdown left={left} until={Date.parse(seen.expires)} />
      <p role="alert" className="flex items-start gap-2 text-harm empty:hidden">
        {fault && (
          <>
            <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
            <span>{fault}</span>
          </>
        )}
      </p>
      <div className="grid gap-2.5">
        <Button
          look="primary"
          className={large}
          pending={pending === 'confirm'}
          disabled={pending !== null}
          onClick={() => onPress('confirm')}
        >
          {fault ? t`Try again: confirm` : t`Confirm`}
        </Button>
        <Button
          className={large}
          pending={pending === 'decline'}
          disabled={pending !== null}
          onClick={() => onPress('decline')}
        >
          <Trans>No thanks</Trans>
        </Button>
      </div>
      <p className="text-[14px] text-mute">
        <Trans>
          Others may have been invited too: the first to confirm gets it. If you decline, you keep your place
          on the waiting list.
        </Trans>
      </p>
    </>
  );
}
