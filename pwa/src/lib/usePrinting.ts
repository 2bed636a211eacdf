import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** What the browser said last: it tells of a print before the media query matches. */
let told = false;
const watchers = new Set<() => void>();

function tell(printing: boolean) {
  told = printing;
  // The browser takes its picture as soon as this returns.
  flushSync(() => {
    for (const changed of watchers) {
      changed();
    }
  });
}

addEventListener('beforeprint', () => tell(true));
addEventListener('afterprint', () => tell(false));
matchMedia('print').addEventListener('change', ({ matches }) => tell(matches));

function subscribe(changed: () => void) {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/**
 * Whether the page is on its way to paper: what is only for paper is drawn then, and not before. A part that arrives
 * while the browser prints sees that it does.
 */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => told || matchMedia('print').matches);
}
