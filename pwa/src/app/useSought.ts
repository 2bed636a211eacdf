import { useCallback, useSyncExternalStore } from 'react';
import { soughtAt, subscribeToSought } from './sought';

/** What is looked for on a page. */
export function useSought(pathname: string): string {
  return useSyncExternalStore(
    subscribeToSought,
    useCallback(() => soughtAt(pathname), [pathname]),
  );
}
