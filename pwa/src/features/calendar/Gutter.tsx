import { memo } from 'react';
import { cx } from '@/lib/cx';
import { clock, MINUTE } from '@/lib/zone';
import { type Column, minutes } from './column';
import { type GridSize, GUTTER } from './useGridSize';

/** The hours at the left edge; on the day that clocks change they say what the clocks say. */
export const Gutter = memo(function Gutter({ marks, scale }: { marks: readonly number[]; scale: number }) {
  return (
    <div
      aria-hidden
      className="sticky left-0 z-10 shrink-0 border-line border-r bg-panel text-right text-mute text-xs"
      style={{ width: GUTTER }}
    >
      {marks.map((mark, index) => (
        <div key={mark} className="pr-2" style={{ height: 60 * scale }}>
          {/* The first one would stand in the head: it stands below its line. */}
          <span className={cx('relative', index > 0 && '-top-2')}>{clock(mark)}</span>
        </div>
      ))}
    </div>
  );
});

interface NowProps {
  now: number;
  columns: readonly Column[];
  length: number;
  size: GridSize;
}

/**
 * Red is for now: its time at the left edge, and a tick at the edge of each of today's columns. The line itself lies under
 * the appointments ({@link ColumnBody}): over a name it would say that the patient did not come.
 */
export function NowLine({ now, columns, length, size }: NowProps) {
  const here = columns.map((column) => now >= column.origin && now < column.origin + length * MINUTE);
  const first = here.indexOf(true);
  const column = columns[first];
  if (!column) return null;
  const top = minutes(now - column.origin) * size.scale;
  const count = here.filter(Boolean).length;
  return (
    <div className="pointer-events-none absolute inset-0 z-10" aria-hidden>
      <div
        className="now-ticks absolute h-1.5 -translate-y-1/2"
        style={{
          top,
          left: GUTTER + first * size.columnWidth,
          width: count * size.columnWidth,
          backgroundSize: `${size.columnWidth}px 100%`,
        }}
      />
      <div className="sticky left-0 w-0">
        <span
          className="absolute right-auto left-1 -translate-y-1/2 rounded bg-now px-1 font-semibold text-[11px] text-panel leading-4"
          style={{ top }}
          data-now
        >
          {clock(now)}
        </span>
      </div>
    </div>
  );
}
