import { Trans } from '@lingui/react/macro';
import { serverAhead } from '@/lib/serverClock';
import { useStore } from '@/lib/store';
import { useCountdown } from '@/lib/useCountdown';
import { clock, HOUR } from '@/lib/zone';

/** Until when it is held, second by second in the last hour. */
export function HeldUntil({ expires }: { expires: string }) {
  const end = Date.parse(expires);
  const left = useCountdown(end, useStore(serverAhead));
  const time = clock(end);
  const seconds = Math.ceil(left / 1_000);
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p
      role="timer"
      aria-live="off"
      className="flex items-baseline justify-between gap-2 rounded-lg bg-warn-tint px-2.5 py-2 text-warn"
    >
      <span>
        <Trans>Held until {time}</Trans>
      </span>
      {left > 0 && left <= HOUR && (
        <b className="font-semibold">
          <Trans>{shown} left</Trans>
        </b>
      )}
    </p>
  );
}
