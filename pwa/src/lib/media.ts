import { useSyncExternalStore } from 'react';

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** The width below which the rail lies at the bottom and panels come from below. */
export const NARROW = '(max-width: 767px)';

/** Whoever asks their system for less motion. */
export const STILL = '(prefers-reduced-motion: reduce)';

function followWidth(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** The window's width in pixels: what a layout may count on, whatever is open beside it. */
export function useWindowWidth(): number {
  return useSyncExternalStore(followWidth, () => innerWidth);
}
