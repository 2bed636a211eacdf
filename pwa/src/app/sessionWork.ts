import { forgetOverlay } from '@/api/pending';
import { currentSession, onSession } from '@/api/session';
import { forgetAnswers } from '@/api/unchanged';
import { reachable } from '@/lib/reachable';
import { dismiss } from '@/ui/toasts';
import { keepForOffline } from './offline';
import { queryClient } from './query';
import { router } from './router';
import { forgetSought } from './sought';

/** What follows when somebody comes, goes, or another takes their place in this browser. */
export function followSession(): void {
  let person: string | null = null;
  const { sessionChanged } = keepForOffline();
  onSession(() => {
    const session = currentSession();
    const now = session.state === 'in' || session.state === 'offline' ? session.user.id : null;
    if (now !== person && person !== null) forgetEverything();
    person = now;
    sessionChanged();
    void router.invalidate();
  });
  // A page that could not even learn who is there starts as soon as somebody answers.
  reachable.subscribe(() => {
    if (reachable.get() && currentSession().state === 'unknown') void router.invalidate();
  });
}

/** Nothing of a patient stays in memory; what anybody may know (the hospital's name and zone) does. */
function forgetEverything(): void {
  dismiss();
  forgetSought();
  void queryClient.cancelQueries();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' });
  forgetAnswers();
  forgetOverlay();
  queryClient.getMutationCache().clear();
}
