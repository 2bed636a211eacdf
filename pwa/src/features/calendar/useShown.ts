import { useRef } from 'react';

/**
 * What is drawn while something else is being fetched: the last that was complete. A calendar stays where it is until the
 * next day, or the next filter, can take its place.
 *
 * @param next null as long as it is not complete
 * @returns what is to be drawn, and whether something else is on its way; null before anything was complete
 */
export function useShown<T>(next: T | null): { shown: T | null; waiting: boolean } {
  const last = useRef<T | null>(null);
  if (next) last.current = next;
  return { shown: last.current, waiting: next === null };
}
