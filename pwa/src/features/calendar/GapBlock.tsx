import { useLingui } from '@lingui/react/macro';
import { UserRoundPlus } from 'lucide-react';
import { memo } from 'react';
import { cx } from '@/lib/cx';
import { clockRange } from '@/lib/zone';
import type { Gap } from './column';
import type { Lane } from './lanes';

interface Props {
  gap: Gap;
  who: string;
  top: number;
  height: number;
  /** The column's width, and what of it suggestions take at the right. */
  room: number;
  reserved: number;
  lane: Lane;
  tabbable: boolean;
}

const WORDS = 84;
const TWO_LINES = 44;

/**
 * Free time in its place, and the button that offers it to those who wait. A press beside the button still books. The grid
 * is high enough for the button (see `useGridSize`), which takes no more than its time: on a phone it is as large as that
 * allows.
 */
export const GapBlock = memo(function GapBlock(props: Props) {
  const { gap, who, top, height, lane, reserved, tabbable } = props;
  const { t } = useLingui();
  const air = props.room < WORDS ? 1 : 3;
  const room = (props.room - reserved) / lane.of;
  const part = `(100% - ${reserved}px) / ${lane.of}`;
  const when = clockRange(Date.parse(gap.start), Date.parse(gap.end));
  return (
    <div
      className={cx(
        'gap-free pointer-events-none absolute flex items-center justify-center rounded-md text-mute text-xs',
        height >= TWO_LINES ? 'flex-col' : 'gap-2',
      )}
      style={{
        top: top + 1,
        height: height - 2,
        left: `calc(${part} * ${lane.lane} + ${air}px)`,
        width: `calc(${part} - ${2 * air}px)`,
      }}
    >
      {room >= WORDS && (height >= TWO_LINES || room >= 160) && (
        <span className="max-w-full truncate px-1">{height >= TWO_LINES ? t`Free ${when}` : t`Free`}</span>
      )}
      <button
        type="button"
        data-backfill={gap.id}
        tabIndex={tabbable ? 0 : -1}
        aria-label={t`Backfill ${when}, ${who}`}
        title={t`Offer ${when} to the waiting list`}
        className="pointer-events-auto inline-grid max-h-full min-h-6 min-w-6 place-items-center rounded-md px-1.5 font-semibold text-accent hover:bg-accent/12 coarse:h-9"
      >
        {room >= WORDS ? t`Backfill` : <UserRoundPlus size={14} aria-hidden />}
      </button>
    </div>
  );
});
