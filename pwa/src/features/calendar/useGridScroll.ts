import { type RefObject, useEffect } from 'react';
import { MINUTE } from '@/lib/zone';
import { type Column, minutes } from './column';

/** Shows what matters first: this hour when the day is today, and the appointment whose details are open. */
export function useGridScroll(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  selected: string | undefined,
  scale: number,
): void {
  const first = columns[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day that is opened, not each minute.
  useEffect(() => {
    const element = scroller.current;
    const since = minutes(Date.now() - (first?.origin ?? 0));
    if (!element || since < 0 || since * MINUTE > 24 * 60 * MINUTE) return;
    element.scrollTop = since * scale - element.clientHeight / 3;
  }, [first?.origin]);

  useEffect(() => {
    if (!selected) return;
    const element = scroller.current?.querySelector(`[data-appointment="${CSS.escape(selected)}"]`);
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'smooth' });
  }, [scroller, selected]);
}
