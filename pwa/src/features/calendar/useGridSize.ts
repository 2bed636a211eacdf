import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { type Density, density } from '@/lib/density';
import { useStore } from '@/lib/store';
import { usePrinting } from '@/lib/usePrinting';
import { minutes } from './column';
import { SMALLEST_TARGET } from './suggestionStrip';
import { SHORTEST_GAP } from './suggestionsLayer';

export const GUTTER = 50;
export const HEADER = 50;
const NARROWEST = 148;
/** One doctor alone does not need the whole screen. */
const WIDEST = 440;
export const PHONE_COLUMN = 168;
/** What the number of those that are not drawn takes at a column's right edge. */
export const MORE = 30;
/** The least and the greatest height of an hour, and the least at which one line can be read. */
const HEIGHTS: Record<Density, { low: number; high: number; line: number }> = {
  roomy: { low: 64, high: 120, line: 19 },
  dense: { low: 40, high: 72, line: 13 },
  // A night shift, too, is a day that fits.
  fit: { low: 24, high: 120, line: 0 },
};
/** An hour in which the shortest gap, with a pixel above and below, is as high as can be pressed. */
const GAP_HOUR = ((SMALLEST_TARGET + 2) / minutes(SHORTEST_GAP)) * 60;
/** Columns beyond the edge that are drawn too, so that scrolling never shows an empty one. */
const SPARE = 2;

export interface GridSize {
  /** Pixels a minute. */
  scale: number;
  columnWidth: number;
  /** The columns to draw: from (inclusive) to (exclusive). */
  first: number;
  last: number;
}

/**
 * How large the grid's parts are in its scroller, and which columns are near enough to draw. `narrowest` is the least width
 * of a column, where it differs from the usual. An appointment of `shortest` minutes has room for one line, as far as that
 * does not stretch the day too much; where `gaps` are shown each has room for a button, however much it does.
 */
export function useGridSize(
  scroller: RefObject<HTMLElement | null>,
  columns: number,
  hours: number,
  narrowest: number | undefined,
  shortest: number,
  gaps: boolean,
): GridSize {
  const [box, setBox] = useState({ width: 1200, height: 800, left: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setBox((old) => {
        const next = { width: element.clientWidth, height: element.clientHeight, left: element.scrollLeft };
        // Scrolling within a column changes nothing that is drawn.
        const same =
          old.width === next.width &&
          old.height === next.height &&
          Math.abs(old.left - next.left) < NARROWEST / 2;
        return same ? old : next;
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  const paper = usePrinting();
  const { low, high, line } = HEIGHTS[useStore(density)];
  const usual = box.width < 720 ? Math.min(PHONE_COLUMN, box.width - GUTTER) : NARROWEST;
  const least = narrowest ?? usual;
  const columnWidth = Math.max(least, Math.min(WIDEST, (box.width - GUTTER) / Math.max(1, columns)));
  const readable = Math.min(
    high,
    Math.max(low, (line / shortest) * 60, Math.floor((box.height - HEADER - 8) / Math.max(1, hours))),
  );
  // Whole pixels, or the lines between the hours would blur.
  const hour = Math.ceil(Math.max(readable, gaps ? GAP_HOUR : 0));
  const first = Math.max(0, Math.floor(box.left / columnWidth) - SPARE);
  const last = Math.min(columns, Math.ceil((box.left + box.width) / columnWidth) + SPARE);
  return useMemo(
    () => (paper ? onPaper(columns, hours) : { scale: hour / 60, columnWidth, first, last }),
    [paper, columns, hours, hour, columnWidth, first, last],
  );
}

/** A4 on its side, between its margins and below the title. */
const PAPER = { width: 1016, height: 620 };

/** All of it on one page. */
function onPaper(columns: number, hours: number): GridSize {
  return {
    scale: Math.min(HEIGHTS.fit.high, (PAPER.height - HEADER) / Math.max(1, hours)) / 60,
    columnWidth: (PAPER.width - GUTTER) / Math.max(1, columns),
    first: 0,
    last: columns,
  };
}
