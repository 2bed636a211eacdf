import { useLingui } from '@lingui/react/macro';
import { memo, useMemo } from 'react';
import { type Colouring, colourOf } from '@/components/colouring';
import { clock, clockRange, MINUTE } from '@/lib/zone';
import { Block, TIGHT } from './Block';
import { type Column, closedSpans, inTheWay, lanesOf, type More as MoreHere, minutes } from './column';
import { GapBlock } from './GapBlock';
import { packLanes } from './lanes';
import { SuggestionBlock } from './SuggestionBlock';
import { besideSuggestions, drawn, SMALLEST_TARGET, stripOf } from './suggestionStrip';
import type { BlockSelection } from './useBlockSelection';
import { MORE } from './useGridSize';
import type { Cursor } from './walk';

interface Props {
  column: Column;
  /** Minutes shown. */
  length: number;
  scale: number;
  width: number;
  onMore: ((column: Column) => void) | undefined;
  /** Where the keyboard is, when it is in this column. */
  cursor: Cursor | null;
  selected: string | undefined;
  changed: ReadonlySet<string> | null;
  /** What is selected, where something in this column is. */
  selection: Pick<BlockSelection, 'has'> | null;
  /** This minute: what ended before it recedes. */
  now: number;
  editable: boolean;
  /** What the colours say. */
  colourBy: Colouring;
}

const DIMMED = new Set(['fulfilled', 'noshow', 'cancelled']);

/** Everything that stands in one column; redrawn only when something in it changes. */
export const ColumnBody = memo(function ColumnBody(props: Props) {
  const { column, length, scale, width, onMore, cursor, selected, changed, selection, now, editable } = props;
  const { colourBy } = props;
  const { t } = useLingui();
  const lanes = useMemo(() => lanesOf(column), [column]);
  const top = (at: number) => minutes(at - column.origin) * scale;
  const edge = column.more?.length ? MORE : 0;
  const { suggestionLanes, most, beside } = useMemo(() => {
    const { items, busy = [], gaps = [] } = column;
    const suggestions = (column.suggestions ?? []).map((one) => drawn(one, scale));
    const lanes = packLanes(suggestions.map((one) => ({ ...one, overbooked: true })));
    return {
      suggestionLanes: suggestions.map((item) => ({ item, ...(lanes.get(item.id) ?? { lane: 0, of: 1 }) })),
      most: Math.max(1, ...[...lanes.values()].map(({ of }) => of)),
      beside: besideSuggestions([...items, ...busy, ...gaps], suggestions),
    };
  }, [column, scale]);
  // A day of many doctors has no width to spare.
  const strip = stripOf(column.doctor ? width : width / 2, most);
  const reserved = (id: string) => (beside.has(id) ? edge + strip : edge);
  const shown = { start: column.origin, end: column.origin + length * MINUTE };
  return (
    <>
      {closedSpans(column.open, shown).map((span) => (
        <div
          key={span.start}
          aria-hidden
          className="closed absolute inset-x-0"
          style={{ top: top(span.start), height: top(span.end) - top(span.start) }}
        />
      ))}
      {column.off.map((away) => (
        <div
          key={away.start}
          data-away
          className="away absolute inset-x-0 overflow-hidden px-1.5 py-1.5 text-xs"
          style={{
            top: Math.max(0, top(away.start)),
            height: Math.min(length * scale, top(away.end)) - Math.max(0, top(away.start)),
          }}
        >
          <span className="away-note sticky top-14 inline-block max-w-full truncate rounded-md px-1.5 py-0.5">
            {away.reason ? t`Away: ${away.reason}` : t`Away`}
          </span>
        </div>
      ))}
      {now >= shown.start && now < shown.end && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 border-now border-t-[1.5px]"
          style={{ top: top(now) }}
        />
      )}
      {column.busy?.map((time) => {
        const { lane, of } = lanes.get(time.id) ?? { lane: 0, of: 1 };
        const [start, end] = [Date.parse(time.start), Date.parse(time.end)];
        const when = clockRange(start, end);
        const part = `(100% - ${reserved(time.id)}px) / ${of}`;
        return (
          <div
            key={time.id}
            role="img"
            aria-label={t`Busy, ${when}`}
            className="event-busy pointer-events-none absolute rounded-md"
            style={{
              top: top(start) + 1,
              height: Math.max(minutes(end - start) * scale - 2, 13),
              left: `calc(${part} * ${lane} + ${width < TIGHT ? 1 : 3}px)`,
              width: `calc(${part} - ${width < TIGHT ? 2 : 6}px)`,
            }}
          />
        );
      })}
      {column.items.map((item) => {
        const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
        return (
          <Block
            key={item.id}
            item={item}
            colour={colourOf(item, colourBy)}
            lane={lanes.get(item.id) ?? { lane: 0, of: 1 }}
            top={top(start)}
            height={minutes(end - start) * scale}
            room={width}
            reserved={reserved(item.id)}
            held={item.hold ? column.held?.find(({ id }) => id === item.id) : undefined}
            selected={selected === item.id}
            inSelection={selection?.has(item.id) ?? false}
            tabbable={cursor?.id === item.id}
            past={DIMMED.has(item.status) || end <= now}
            changed={changed?.has(item.id) ?? false}
            filtered={column.matching?.has(item.id) === false}
            editable={editable && !item.hold}
          />
        );
      })}
      {column.gaps?.map((gap) => (
        <GapBlock
          key={gap.id}
          gap={gap}
          who={column.name}
          top={top(Date.parse(gap.start))}
          height={minutes(Date.parse(gap.end) - Date.parse(gap.start)) * scale}
          room={width}
          lane={lanes.get(gap.id) ?? { lane: 0, of: 1 }}
          reserved={reserved(gap.id)}
          tabbable={cursor?.id === gap.id}
        />
      ))}
      {suggestionLanes.map(({ item, lane, of }, index) => {
        const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
        return (
          <SuggestionBlock
            key={item.id}
            item={column.suggestions?.[index] ?? item}
            who={column.doctor?.name}
            top={top(start)}
            height={minutes(end - start) * scale}
            width={strip / of}
            right={edge + (strip / of) * (of - 1 - lane) + 2}
            selected={selected === item.id}
            tabbable={cursor?.id === item.id}
          />
        );
      })}
      {column.more?.map((more) => (
        <More key={more.start} more={more} top={top(more.start)} onMore={() => onMore?.(column)} />
      ))}
      {cursor?.id === null && <FreeTime column={column} cursor={cursor} scale={scale} />}
    </>
  );
});

/** So many more begin in this hour. The day's heading does the same for the keyboard. */
function More({ more, top, onMore }: { more: MoreHere; top: number; onMore: () => void }) {
  const { t } = useLingui();
  const { count } = more;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={t`Show the day`}
      aria-label={t`${count} more, ${clock(more.start)}`}
      onClick={onMore}
      className="absolute right-0.5 h-5 rounded-md text-center font-semibold text-mute text-xs hover:bg-page hover:text-ink coarse:h-7"
      style={{ top: top + 1, width: MORE - 4 }}
    >
      +{count}
    </button>
  );
}

/** The tab stop on empty time: invisible until the keyboard is on it. */
function FreeTime({ column, cursor, scale }: { column: Column; cursor: Cursor; scale: number }) {
  const { t } = useLingui();
  const start = column.origin + cursor.at;
  const next = [...column.items, ...(column.busy ?? [])]
    .map((item) => Date.parse(item.start))
    .filter((other) => other > start)
    .sort((a, b) => a - b)[0];
  const end = Math.min(start + 30 * MINUTE, next ?? Number.POSITIVE_INFINITY);
  const height = Math.max(SMALLEST_TARGET, minutes(end - start) * scale - 2);
  const time = clock(start);
  const who = column.name;
  const taken = inTheWay(column, { start, end });
  return (
    <button
      type="button"
      data-free={start}
      aria-label={taken ? t`${who}, ${time}` : t`${who}, ${time}, free. Press Enter to book.`}
      className="pointer-events-none absolute inset-x-1 rounded-md text-left text-transparent text-xs focus-visible:bg-accent/10 focus-visible:text-accent"
      style={{ top: minutes(cursor.at) * scale + 1, height }}
    >
      <span className="px-2">{time}</span>
    </button>
  );
}
