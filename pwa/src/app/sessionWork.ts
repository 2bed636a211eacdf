import { forgetOverlay } from '@/api/pending';
import { currentSession, expireSession, onSession, present } from '@/api/session';
import { forgetAnswers } from '@/api/unchanged';
import { reachable } from '@/lib/reachable';
import { LONGEST } from '@/offline/vault';
import { dismiss } from '@/ui/toasts';
import { handovers } from './handovers';
import { keepForOffline } from './offline';
import { queryClient } from './query';
import { router } from './router';
import { forgetSought } from './sought';

const MINUTE = 60_000;
/** For how long a page waits for its owner: no longer than a session lasts, and hardly where they left by themselves. */
const WAITS = { ended: LONGEST, left: 5 * MINUTE };

/** What follows when somebody comes, goes, or another takes their place in this browser. */
export function followSession(): () => void {
  let person: string | null = null;
  const { sessionChanged } = keepForOffline();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let focused: Element | null = null;
  // A page that could not even learn who is there starts as soon as somebody answers.
  reachable.subscribe(() => {
    if (reachable.get() && currentSession().state === 'unknown') void router.invalidate();
  });
  return onSession(() => {
    const session = currentSession();
    const now = present()?.id ?? null;
    const handover = now !== null && person !== null && now !== person;
    if (now !== person && person !== null) forgetEverything();
    person = now;
    sessionChanged();
    if (session.state === 'lapsed') {
      focused = document.activeElement;
      waiting = setTimeout(expireSession, session.left ? WAITS.left : WAITS.ended);
      return;
    }
    const back = waiting !== undefined;
    clearTimeout(waiting);
    waiting = undefined;
    if (handover) {
      handovers.set((times) => times + 1);
      void router.navigate({ to: '/', replace: true });
    } else if (back && now !== null) {
      void queryClient.invalidateQueries();
      focusAgain(focused);
    }
    focused = null;
    void router.invalidate();
  });
}

/** Where they were typing, as soon as it can be seen again. */
function focusAgain(element: Element | null): void {
  requestAnimationFrame(() => {
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (nowhere && element instanceof HTMLElement && element.isConnected)
      element.focus({ preventScroll: true });
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
