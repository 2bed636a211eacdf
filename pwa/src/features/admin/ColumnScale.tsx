import type { ReactNode } from 'react';
import { counted } from './figures';

/** The width of a drawing in its own units; on the screen it is as wide as its place. */
export const WIDTH = 1000;

interface Props {
  /** What the columns say, for who cannot see them. */
  label: string;
  height: number;
  top: number;
  /** Where the scale has a line: parts of the top, from 1 to 0. */
  ticks: readonly number[];
  /** What stands below the columns. */
  names: ReactNode;
  /** The columns. */
  children: ReactNode;
}

/** Columns beside a scale from 0 to `top`. */
export function ColumnScale({ label, height, top, ticks, names, children }: Props) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <div
        aria-hidden
        className="flex flex-col items-end justify-between text-mute text-xs leading-none"
        style={{ height }}
      >
        {ticks.map((tick) => (
          <span key={tick}>{counted(top * tick)}</span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${height}`}
        preserveAspectRatio="none"
        className="w-full overflow-visible"
        style={{ height }}
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x1={0}
            x2={WIDTH}
            y1={height * (1 - tick)}
            y2={height * (1 - tick)}
            vectorEffect="non-scaling-stroke"
            className="stroke-line"
          />
        ))}
        {children}
      </svg>
      <div aria-hidden className="col-start-2 flex pt-1 text-mute text-xs">
        {names}
      </div>
    </div>
  );
}
