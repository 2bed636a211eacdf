import { useSyncExternalStore } from 'react';
import type { User } from './model';
import { onSession, present } from './session';

/** Who is signed in, as soon as it changes; null for nobody. */
export function useUser(): User | null {
  return useSyncExternalStore(onSession, present);
}
