import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { NARROW, STILL } from '@/lib/media';
import { HOUR } from '@/lib/zone';
import { type Column, minutes, usualStart } from './column';

/** Shows what matters first: this hour when the day is today, else when work begins; and the appointment whose details are open. */
export function useGridScroll(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  selected: string | undefined,
  scale: number,
): void {
  const first = columns[0];
  const drawnAt = useRef(scale);
  // Higher or lower hours, as with the gaps: what was at the top stays there.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop *= scale / drawnAt.current;
    drawnAt.current = scale;
  }, [scroller, scale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day that is opened, not each minute.
  useEffect(() => {
    const element = scroller.current;
    if (!element || !first) return;
    const since = Date.now() - first.origin;
    const today = since >= 0 && since < 24 * HOUR;
    element.scrollTop = today
      ? minutes(since) * scale - element.clientHeight / 3
      : (minutes(usualStart(columns)) - 15) * scale;
  }, [first?.day, first?.origin]);

  useEffect(() => {
    if (!selected) return;
    const id = CSS.escape(selected);
    const element = scroller.current?.querySelector(`[data-appointment="${id}"], [data-suggestion="${id}"]`);
    // A phone's lower part is under the sheet with the details.
    const block = matchMedia(NARROW).matches ? 'start' : 'nearest';
    const behavior = matchMedia(STILL).matches ? 'auto' : 'smooth';
    element?.scrollIntoView({ block, inline: 'nearest', behavior });
  }, [scroller, selected]);
}
