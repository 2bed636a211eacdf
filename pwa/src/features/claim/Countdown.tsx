import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Timer } from 'lucide-react';
import { cx } from '@/lib/cx';
import { clock, HOUR, MINUTE } from '@/lib/zone';

/** Minutes left at which it is said aloud; more often would talk over everything else. */
const SAID = [60, 30, 15, 10, 5, 2, 1];
const SOON = 2 * MINUTE;

const pad = (n: number) => String(n).padStart(2, '0');

/** `1:04:09`, `12:30` */
export function timeLeft(left: number): string {
  const seconds = Math.ceil(left / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** How long the offer is kept; seen every second, heard a few times. */
export function Countdown({ left, until }: { left: number; until: number }) {
  const shown = timeLeft(left);
  const end = clock(until);
  const mark = SAID.findLast((minutes) => left <= minutes * MINUTE);
  return (
    <>
      <p
        role="timer"
        aria-live="off"
        className={cx('flex items-center justify-center gap-2', left < SOON ? 'text-harm' : 'text-mute')}
      >
        <Timer size={18} aria-hidden className="shrink-0" />
        {left >= 12 * HOUR ? (
          <Trans>Held for you until {end}</Trans>
        ) : (
          <span>
            <Trans>
              Held for you for <b className="font-semibold text-ink">{shown}</b>, until {end}
            </Trans>
          </span>
        )}
      </p>
      <p aria-live="polite" className="sr-only" data-testid="said">
        {mark === undefined
          ? ''
          : plural(mark, { one: 'Less than a minute left', other: 'Less than # minutes left' })}
      </p>
    </>
  );
}
