import { Trans } from '@lingui/react/macro';
import type { Claim } from '@/api/model';
import { cx } from '@/lib/cx';
import { clockRange, dayOf, duration, hospitalZone, longDay, zoneDiffers } from '@/lib/zone';

/** What, when, with whom, how long; in the hospital's time, which is named where this device has another. */
export function OfferFacts({ claim, over = false }: { claim: Claim; over?: boolean }) {
  const [start, end] = [Date.parse(claim.start), Date.parse(claim.end)];
  const zone = hospitalZone();
  return (
    <div className={cx('grid gap-1 border-accent border-l-4 pl-3.5', over && 'border-line-strong text-mute')}>
      <p className={cx('font-semibold text-[19px] leading-snug', over && 'line-through decoration-1')}>
        {longDay(dayOf(start))}
        <br />
        {clockRange(start, end)}
      </p>
      <p>
        <b className="font-semibold">{claim.department}</b>
        <br />
        <Trans>with {claim.doctor}</Trans> · {duration(end - start)}
      </p>
      {zoneDiffers(start) && (
        <p className="text-[14px] text-mute">
          <Trans>Times are in the hospital’s time zone ({zone}).</Trans>
        </p>
      )}
    </div>
  );
}
