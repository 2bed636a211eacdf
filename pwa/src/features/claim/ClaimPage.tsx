import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import type { SeenClaim } from '@/api/claim';
import { useCountdown } from '@/lib/useCountdown';
import { clock, dayOf, longDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { errorMessage } from '@/wording/messages';
import { ClaimFrame, large } from './ClaimFrame';
import { OfferFacts } from './OfferFacts';
import { OpenClaim } from './OpenClaim';
import { type Ended, OverClaim } from './OverClaim';
import { useClaim } from './useClaim';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
}

/** Where the link of an offer leads. Opening it changes nothing (mail programs open links by themselves); a press does. */
export function ClaimPage({ token }: Props) {
  const { t } = useLingui();
  const claim = useClaim(token);
  const { seen, wrong, error } = claim;
  if (seen) return <Seen {...claim} seen={seen} />;
  if (token === null)
    return (
      <ClaimFrame title={t`An earlier appointment`} stage="missing">
        <p>{t`Open the link in our e-mail again.`}</p>
      </ClaimFrame>
    );
  if (wrong)
    return (
      <ClaimFrame title={t`This link does not work`} stage="wrong">
        <p>{t`Open the link in our latest e-mail again, or call us.`}</p>
      </ClaimFrame>
    );
  if (error)
    return (
      <ClaimFrame title={t`The offer could not be loaded`} stage="failed">
        <p role="alert">{errorMessage(error)}</p>
        <Button variant="primary" className={large} onClick={claim.reload}>{t`Try again`}</Button>
      </ClaimFrame>
    );
  return (
    <ClaimFrame title={t`An earlier appointment`} stage="loading">
      <div role="status" aria-label={t`Loading`} className="grid gap-4">
        <Skeleton className="h-24" />
        <Skeleton className="h-13" />
        <Skeleton className="h-13" />
      </div>
    </ClaimFrame>
  );
}

type SeenProps = Omit<ReturnType<typeof useClaim>, 'seen'> & { seen: SeenClaim };

function Seen({ seen, pending, failure, gaveUp, answer }: SeenProps) {
  const { t } = useLingui();
  const left = useCountdown(Date.parse(seen.expires), seen.ahead);
  const props = { seen, pending, failure, onPress: answer };
  // What is under way may still have arrived in time.
  const open = seen.answer === 'open' && (left > 0 || pending === 'confirm');
  if (open)
    return (
      <ClaimFrame title={t`An earlier appointment is available for you`} stage="open">
        <OpenClaim {...props} left={left} />
      </ClaimFrame>
    );
  if (seen.answer === 'confirmed')
    return (
      <ClaimFrame
        title={t`Your appointment is booked`}
        stage="confirmed"
        mark={<CircleCheck size={28} aria-hidden className="shrink-0 text-good" />}
      >
        <OfferFacts claim={seen} />
        {gaveUp && <GaveUp start={Date.parse(gaveUp)} />}
        <p>{t`You will receive an e-mail with an entry for your calendar. You can close this page.`}</p>
        <p className="text-mute">
          <Trans>If you cannot come, please let us know early, so that someone else can.</Trans>
        </p>
      </ClaimFrame>
    );
  const how: Ended = seen.answer === 'open' ? 'expired' : seen.answer;
  const titles: Record<Ended, string> = {
    declined: t`You declined`,
    lost: t`This appointment is taken`,
    withdrawn: t`This appointment is no longer available`,
    expired: t`This offer has ended`,
  };
  return (
    <ClaimFrame title={titles[how]} stage={how}>
      <OverClaim {...props} how={how} />
    </ClaimFrame>
  );
}

function GaveUp({ start }: { start: number }) {
  const [day, time] = [longDay(dayOf(start)), clock(start)];
  return (
    <p>
      <Trans>
        Your appointment on {day} at {time} has been cancelled.
      </Trans>
    </p>
  );
}
