import { memo } from 'react';
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
          {index > 0 && <span className="relative -top-2">{clock(mark)}</span>}
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

/** Red is for now: a line through today's columns, with its time at the left edge. */
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
        className="absolute border-now border-t-[1.5px]"
        style={{ top, left: GUTTER + first * size.columnWidth, width: count * size.columnWidth }}
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
