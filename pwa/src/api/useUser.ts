import { useSyncExternalStore } from 'react';
import type { User } from './model';
import { currentSession, onSession } from './session';

/** Who is signed in, as soon as it changes; null for nobody. */
export function useUser(): User | null {
  const session = useSyncExternalStore(onSession, currentSession);
  return session.state === 'in' || session.state === 'offline' ? session.user : null;
}
