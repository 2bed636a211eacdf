import { useLingui } from '@lingui/react/macro';
import { Hourglass } from 'lucide-react';
import { memo } from 'react';
import type { Appointment, Status } from '@/api/model';
import { statusWord } from '@/api/sentences';
import { cx } from '@/lib/cx';
import { clock, clockRange } from '@/lib/zone';
import { statusMarks } from '@/ui/statusMarks';
import type { Lane } from './lanes';

interface Props {
  item: Appointment;
  lane: Lane;
  top: number;
  height: number;
  selected: boolean;
  tabbable: boolean;
  /** Over, or in the past: it recedes. */
  past: boolean;
  changed: boolean;
  /** The filter leaves it out: its time stays visibly taken, without a name. */
  filtered: boolean;
  editable: boolean;
}

/** Lower than this there is room for one line only. */
const TWO_LINES = 39;
/** Lower than this the line is set smaller. */
const ONE_LINE = 19;
/** From this on a mark has a line of its own. */
const ROOMY = 56;

/** One appointment in a column. The patient's name comes first and is cut last. */
export const Block = memo(function Block(props: Props) {
  const { item, lane, top, height, selected, tabbable, past, changed, filtered, editable } = props;
  const { t } = useLingui();
  const position = {
    top: top + 1,
    height: Math.max(height - 2, 13),
    left: `calc(${(lane.lane / lane.of) * 100}% + 3px)`,
    width: `calc(${100 / lane.of}% - 6px)`,
    '--dept': item.department.colour,
  };
  if (filtered) return <div aria-hidden className="event-filtered absolute rounded-md" style={position} />;
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  const name = item.patient?.name ?? (item.hold ? t`Held` : t`Busy`);
  const type = item.type?.name ?? item.reason ?? '';
  const short = height < TWO_LINES;
  const narrow = lane.of > 1;
  const second = item.overbooked ? t`, overbooked` : '';
  return (
    <button
      type="button"
      data-appointment={item.id}
      data-status={item.status}
      data-changed={changed || undefined}
      aria-current={selected || undefined}
      aria-keyshortcuts={editable ? 'Enter Alt+ArrowDown Shift+ArrowDown' : 'Enter'}
      aria-label={`${name}, ${clockRange(start, end)}, ${item.doctor.name}${type && `, ${type}`}, ${statusWord(item.status)}${second}`}
      tabIndex={tabbable ? 0 : -1}
      style={position}
      className={cx(
        'event group absolute touch-manipulation select-none overflow-hidden rounded-md pr-1 pl-2.5 text-left',
        short ? 'event-short flex items-center gap-1.5' : 'flex flex-col items-start py-1',
        narrow && !short && 'event-narrow',
        height < ONE_LINE && 'event-tiny',
        item.overbooked && 'event-second',
        item.hold && 'event-hold',
        past && 'event-past',
        item.status === 'cancelled' && 'event-cancelled',
      )}
    >
      <span
        className={cx(
          'event-name truncate font-semibold',
          short ? 'max-w-full shrink-0' : narrow ? 'max-w-full' : 'max-w-full pr-4',
        )}
      >
        {name}
      </span>
      <span className="event-note min-w-0 max-w-full truncate text-xs">
        {short ? type : [clock(start), narrow && height < ROOMY ? '' : type].filter(Boolean).join(' · ')}
      </span>
      <StatusMark status={item.status} hold={item.hold} second={item.overbooked ? t`2nd` : null} />
      {editable && (
        <>
          <span data-edge="start" aria-hidden className="event-edge -top-0.5" />
          <span data-edge="end" aria-hidden className="event-edge -bottom-0.5" />
        </>
      )}
    </button>
  );
});

function StatusMark({ status, hold, second }: { status: Status; hold: boolean; second: string | null }) {
  const mark = hold ? <Hourglass size={11} /> : statusMarks[status];
  if (!mark && !second) return null;
  return (
    <span aria-hidden className="event-mark">
      {second && <b className="font-semibold text-[10.5px]">{second}</b>}
      {mark}
    </span>
  );
}
