import { type RefObject, useLayoutEffect, useRef } from 'react';
import { STILL } from '@/lib/media';
import type { Column } from './column';
import { minutes } from './column';

interface Place {
  column: number;
  top: number;
}

function places(columns: readonly Column[]): Map<string, Place> {
  const map = new Map<string, Place>();
  columns.forEach((column, index) => {
    for (const item of column.items)
      map.set(item.id, { column: index, top: Date.parse(item.start) - column.origin });
  });
  return map;
}

const MOTION = 140;

/** An appointment that another hand moved glides from where it was, so that the eye can follow. */
export function useGlide(
  body: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  changed: ReadonlySet<string>,
  scale: number,
  columnWidth: number,
): void {
  const before = useRef(new Map<string, Place>());
  useLayoutEffect(() => {
    const now = places(columns);
    const still = matchMedia(STILL).matches;
    for (const id of still ? [] : changed) {
      const [from, to] = [before.current.get(id), now.get(id)];
      if (!from || !to || (from.column === to.column && from.top === to.top)) continue;
      const x = (from.column - to.column) * columnWidth;
      const y = minutes(from.top - to.top) * scale;
      body.current
        ?.querySelector(`[data-appointment="${id}"]`)
        ?.animate([{ translate: `${x}px ${y}px` }, { translate: '0 0' }], {
          duration: MOTION,
          easing: 'ease-out',
        });
    }
    before.current = now;
  }, [body, columns, changed, scale, columnWidth]);
}
