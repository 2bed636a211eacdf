import { useLingui } from '@lingui/react/macro';
import { memo, useMemo } from 'react';
import { clock, clockRange, MINUTE } from '@/lib/zone';
import { Block, TIGHT } from './Block';
import { besideSuggestions, stripOf } from './beside';
import { type Column, closedSpans, inTheWay, lanesOf, type More as MoreHere, minutes } from './column';
import { GapBlock } from './GapBlock';
import { packLanes } from './lanes';
import { SuggestionBlock } from './SuggestionBlock';
import { MORE } from './useGridSize';
import type { Picks } from './usePicks';
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
  /** What is picked, where something in this column is. */
  picks: Pick<Picks, 'has'> | null;
  /** This minute: what ended before it recedes. */
  now: number;
  editable: boolean;
}

const DIMMED = new Set(['fulfilled', 'noshow', 'cancelled']);

/** Everything that stands in one column; redrawn only when something in it changes. */
export const ColumnBody = memo(function ColumnBody(props: Props) {
  const { column, length, scale, width, onMore, cursor, selected, changed, picks, now, editable } = props;
  const { t } = useLingui();
  const lanes = useMemo(() => lanesOf(column), [column]);
  const top = (at: number) => minutes(at - column.origin) * scale;
  const edge = column.more?.length ? MORE : 0;
  // A day of many doctors has no width to spare.
  const strip = stripOf(column.doctor ? width : width / 2);
  const beside = useMemo(
    () =>
      column.suggestions?.length
        ? besideSuggestions([...column.items, ...(column.busy ?? [])], column.suggestions)
        : null,
    [column],
  );
  const soft = useMemo(
    () => packLanes((column.suggestions ?? []).map((one) => ({ ...one, overbooked: true }))),
    [column.suggestions],
  );
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
      {column.busy?.map((time) => {
        const { lane, of } = lanes.get(time.id) ?? { lane: 0, of: 1 };
        const [start, end] = [Date.parse(time.start), Date.parse(time.end)];
        const reserved = beside?.has(time.id) ? edge + strip : edge;
        const when = clockRange(start, end);
        const part = `(100% - ${reserved}px) / ${of}`;
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
            lane={lanes.get(item.id) ?? { lane: 0, of: 1 }}
            top={top(start)}
            height={minutes(end - start) * scale}
            room={width}
            reserved={beside?.has(item.id) ? edge + strip : edge}
            held={item.hold ? column.held?.find(({ id }) => id === item.id) : undefined}
            selected={selected === item.id}
            picked={picks?.has(item.id) ?? false}
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
          tabbable={cursor?.id === gap.id}
        />
      ))}
      {column.suggestions?.map((suggestion) => {
        const { lane, of } = soft.get(suggestion.id) ?? { lane: 0, of: 1 };
        const [start, end] = [Date.parse(suggestion.start), Date.parse(suggestion.end)];
        return (
          <SuggestionBlock
            key={suggestion.id}
            item={suggestion}
            who={column.doctor?.name}
            top={top(start)}
            height={minutes(end - start) * scale}
            width={strip / of}
            right={edge + (strip / of) * (of - 1 - lane) + 2}
            selected={selected === suggestion.id}
            tabbable={cursor?.id === suggestion.id}
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

/** What WCAG 2.2 asks of anything that can be pressed, in pixels. */
const SMALLEST_TARGET = 24;

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
      aria-label={taken ? t`${who}, ${time}` : t`${who}, ${time}, free. Enter books.`}
      className="pointer-events-none absolute inset-x-1 rounded-md text-left text-transparent text-xs focus-visible:bg-accent/10 focus-visible:text-accent"
      style={{ top: minutes(cursor.at) * scale + 1, height }}
    >
      <span className="px-2">{time}</span>
    </button>
  );
}
