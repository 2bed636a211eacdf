import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Check } from 'lucide-react';
import { memo } from 'react';
import { isAsked, type Status } from '@/api/model';
import type { Drawn } from '@/api/pending';
import { ariaKeys } from '@/components/commands';
import { statusMarks } from '@/components/statusMarks';
import { cx } from '@/lib/cx';
import { clock, clockRange } from '@/lib/zone';
import { patientName, stateLabel } from '@/wording/messages';
import type { Held } from './column';
import type { Lane } from './lanes';
import { StatusMark } from './StatusMark';

/** The keys of a block that can be changed, and of one that cannot. */
const EDITED = ariaKeys('open', 'editInPlace', 'move', 'resizeEnd', 'resizeStart', 'copy', 'select');
const READ = ariaKeys('open');

interface Props {
  item: Drawn;
  /** Of which the hue is taken. */
  colour: string;
  lane: Lane;
  top: number;
  height: number;
  /** The column's width. */
  room: number;
  /** What is kept free at its right edge. */
  reserved: number;
  /** What is known of the offer, where it is a hold. */
  held?: Held | undefined;
  selected: boolean;
  /** Picked for something that is done to several. */
  inSelection: boolean;
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
/** Lower than this, which only a whole day on one screen is, it is as high as it lasts and can hardly be read. */
const TINIEST = 13;
/** From this on a mark has a line of its own. */
const ROOMY = 56;

/** Narrower than this only a name has room, in as many lines as fit. */
const DENSE = 92;
const DENSE_LINE = 13;
/** Narrower than this no column has room for air. */
export const TIGHT = 120;
/** From this width on there is room for dots. */
const DOTTED = 40;
/** From this width on there is room for a mark beside the name. */
const MARKED = 64;
/** From this width on there is room for a word beside the name in one line. */
const WIDE = 200;
/** The marks that matter while they are true: these stay where little else has room. */
const HERE = new Set<Status>(['arrived', 'checked-in']);

/** One appointment in a column. The patient's name comes first and is cut last. */
export const Block = memo(function Block(props: Props) {
  const { item, colour, lane, top, height, room, reserved, held } = props;
  const { selected, inSelection, tabbable, past, changed, filtered, editable } = props;
  // Nothing else here changes with the language.
  useLingui();
  const width = (room - reserved) / lane.of;
  const dense = width < DENSE;
  const tight = room < TIGHT;
  const part = `(100% - ${reserved}px) / ${lane.of}`;
  const position = {
    top: top + 1,
    height: Math.max(height - (height < TINIEST ? 1 : 2), height < TINIEST ? 7 : 13),
    left: `calc(${part} * ${lane.lane} + ${tight ? 1 : 3}px)`,
    width: `calc(${part} - ${tight ? 2 : 6}px)`,
    '--dept': colour,
  };
  if (filtered) return <div aria-hidden className="event-filtered absolute rounded-md" style={position} />;
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  const name = patientName(item.patient) ?? (item.hold ? t`Held` : t`Busy`);
  const type = held ? offeredTo(held) : (item.type?.name ?? item.reason ?? '');
  const short = height < TWO_LINES;
  const narrow = lane.of > 1 && !dense;
  const wide = width >= WIDE;
  const lines = Math.max(1, Math.floor((height - 4) / DENSE_LINE));
  const roomy = lines > 2;
  const here = HERE.has(item.status);
  const [family, ...given] = name.split(', ');
  // Where dots would take the place of half a name, it is cut without.
  const line = cx('block overflow-hidden whitespace-nowrap', width >= DOTTED && 'text-ellipsis');
  const came = isAsked(item);
  const marked = item.hold || item.overbooked || came || statusMarks[item.status] !== undefined;
  const second = item.overbooked ? t`, overbooked` : '';
  const unsure = item.onItsWay === 'unsure' ? t`, not confirmed` : '';
  const asked = came ? t`, attendance not recorded` : '';
  return (
    <button
      type="button"
      data-appointment={item.id}
      data-status={item.status}
      data-on-its-way={item.onItsWay}
      data-changed={changed || undefined}
      aria-current={selected || undefined}
      aria-keyshortcuts={editable ? EDITED : READ}
      aria-label={`${name}, ${clockRange(start, end)}, ${item.doctor.name}${type && `, ${type}`}, ${stateLabel(item)}${second}${asked}${unsure}${inSelection ? t`, selected` : ''}`}
      tabIndex={tabbable ? 0 : -1}
      style={position}
      className={cx(
        'event group absolute touch-manipulation select-none overflow-hidden rounded-md text-left',
        dense
          ? cx('event-dense block pl-1.5', lines === 1 && 'event-line')
          : short
            ? cx(
                'event-short flex items-center gap-1.5 pl-2.5',
                marked ? (came && wide ? 'pr-12' : second ? 'pr-10' : 'pr-5.5') : 'pr-1',
              )
            : 'flex flex-col items-start py-1 pr-1 pl-2.5',
        narrow && !short && 'event-narrow',
        height < ONE_LINE && !dense && 'event-tiny',
        height < TINIEST && 'event-tiniest',
        item.overbooked && 'event-second',
        item.hold && 'event-hold',
        past && 'event-past',
        item.status === 'cancelled' && 'event-cancelled',
        inSelection && 'event-picked pl-5.5!',
      )}
    >
      <span
        className={cx(
          'event-name font-semibold',
          dense ? 'block' : 'max-w-full truncate',
          !dense && (short ? 'shrink-0' : !narrow && 'pr-4'),
          dense && lines === 1 && item.overbooked && width >= MARKED && 'pr-5',
        )}
      >
        {/* Of a narrow one each part has its line, and ends in dots where it is cut. */}
        {dense ? (
          <>
            <span className={line}>{family}</span>
            {lines > (second ? 2 : 1) && <span className={line}>{given.join(', ')}</span>}
          </>
        ) : (
          name
        )}
      </span>
      {!dense && (
        <span className="event-note min-w-0 max-w-full truncate text-xs">
          {short ? type : [clock(start), narrow && height < ROOMY ? '' : type].filter(Boolean).join(' · ')}
        </span>
      )}
      {(width >= MARKED || roomy || here || came) && (
        <StatusMark
          status={!dense || roomy || here ? item.status : 'booked'}
          hold={item.hold}
          second={item.overbooked ? t`2nd` : null}
          came={came ? (dense || (short && !wide) ? '?' : t`came?`) : null}
          low={came && !short}
        />
      )}
      {inSelection && (
        <span aria-hidden className="event-tick">
          <Check size={11} strokeWidth={3} />
        </span>
      )}
      {editable && (
        <>
          <span data-edge="start" aria-hidden className="event-edge -top-0.5" />
          <span data-edge="end" aria-hidden className="event-edge -bottom-0.5" />
        </>
      )}
    </button>
  );
});

function offeredTo({ asked, until }: Held): string {
  const time = clock(Date.parse(until));
  return t`offered to ${asked}, until ${time}`;
}
