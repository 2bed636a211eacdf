import type { PublicSettings } from '@/api/model';
import { onPassword } from '@/api/password';
import { Unreachable } from '@/api/problem';
import { continueOffline, currentSession, expireSession, lockSession, refresh } from '@/api/session';
import { settings } from '@/api/settings';
import { basePath } from '@/lib/base';
import { pruneDrafts } from '@/lib/drafts';
import { reachable } from '@/lib/reachable';
import { store } from '@/lib/store';
import { keeperFor } from '@/offline/keep';
import type { Unlocked } from '@/offline/vault';
import { liveState } from '@/realtime/live';
import { queryClient } from './query';

const keeper = keeperFor(queryClient);
const MINUTE = 60_000;
const PLACE = `hospital-scheduling:${basePath}:settings`;

/** Until when the page followed every change. */
let liveUntil = 0;

/** The moment up to which everything on the screen is known to be true; null while the server answers. */
export const asOf = store<number | null>(null);

/** The hospital's name and zone, which are nobody's secret, from the last time where the server cannot be asked. */
export async function knownSettings(): Promise<PublicSettings> {
  try {
    const found = await queryClient.ensureQueryData(settings);
    localStorage.setItem(PLACE, JSON.stringify(found));
    return found;
  } catch (error) {
    const last = localStorage.getItem(PLACE);
    if (!(error instanceof Unreachable) || !last) throw error;
    const found = JSON.parse(last) as PublicSettings;
    queryClient.setQueryData(settings.queryKey, found);
    return found;
  }
}

/** The session of this browser; without the server, the question for the password of what was last seen here. */
export async function restoreSession(): Promise<void> {
  if (currentSession().state !== 'unknown') return;
  try {
    await refresh();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (!(await keeper?.isSealed().catch(() => false))) throw error;
    lockSession();
  }
}

/** Opens what is kept here with the password of whoever signed in; then it can be read, and nothing more. */
export async function unlock(password: string): Promise<Unlocked> {
  const unlocked: Unlocked = (await keeper?.unlock(password)) ?? { as: 'gone' };
  // The server may have answered meanwhile.
  if (unlocked.as === 'open' && currentSession().state === 'locked') continueOffline(unlocked.user);
  return unlocked;
}

/** Follows session, connection and hands on the keyboard for as long as the page lives. */
export function keepForOffline(): { sessionChanged: () => void } {
  let person: string | null = null;
  keeper?.watch();
  onPassword({
    signedIn: (password) => {
      const session = currentSession();
      if (session.state !== 'in') return;
      // Without it one can work, too.
      const done = password === null ? keeper?.decline() : keeper?.begin(session.user, password);
      void done?.catch(() => undefined);
    },
    changed: (password) => {
      const session = currentSession();
      if (session.state === 'in') void keeper?.change(session.user, password).catch(() => undefined);
    },
  });
  for (const event of ['pointerdown', 'keydown'] as const) {
    addEventListener(event, () => void recordActivity(), { capture: true, passive: true });
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void keeper?.flush();
    else void enforceLimits();
  });
  setInterval(() => {
    pruneDrafts(queryClient);
    void enforceLimits();
  }, MINUTE);
  liveState.subscribe(() => {
    if (liveState.get() === 'live') liveUntil = Number.POSITIVE_INFINITY;
    else if (liveUntil === Number.POSITIVE_INFINITY) liveUntil = Date.now();
    updateAge();
  });
  reachable.subscribe(() => void (reachable.get() ? goOnline() : goOffline()));
  // The cache also speaks while a page is being drawn, when nothing else may change.
  queryClient.getQueryCache().subscribe(() => !reachable.get() && queueMicrotask(updateAge));
  return {
    sessionChanged: () => {
      const session = currentSession();
      const now = session.state === 'in' ? session.user.id : null;
      if (session.state === 'out' || session.state === 'lapsed') void keeper?.forget().catch(() => undefined);
      if (session.state === 'in' && now !== person) void keeper?.come(session.user).catch(() => undefined);
      person = now;
    },
  };
}

/** After a long pause what is kept begins anew, with what is on the screen now, if the session is still good. */
async function recordActivity(): Promise<void> {
  const session = currentSession();
  if (!keeper || (session.state !== 'in' && session.state !== 'offline')) return;
  if (!(await keeper.touch()) && session.state === 'in') await keeper.again();
}

/** Over its limits nothing stays readable: not on the disk, and without the server not on the screen either. */
async function enforceLimits(): Promise<void> {
  const { state } = currentSession();
  if (!keeper || (state !== 'in' && state !== 'offline') || (await keeper.stillReadable())) return;
  if (!reachable.get()) expireSession();
}

async function goOffline(): Promise<void> {
  if (currentSession().state === 'in') await keeper?.recall().catch(() => undefined);
  updateAge();
}

async function goOnline(): Promise<void> {
  asOf.set(null);
  const { state } = currentSession();
  if (state === 'offline' || state === 'locked') await refresh().catch(() => undefined);
  if (currentSession().state !== 'in') return;
  await queryClient.invalidateQueries();
}

/** As old as the oldest that is on the screen. */
function updateAge(): void {
  if (reachable.get()) {
    asOf.set(null);
    return;
  }
  const shown = queryClient
    .getQueryCache()
    .findAll({ type: 'active', queryKey: ['schedules'] })
    .filter((query) => query.state.data !== undefined && query.queryKey[1] !== 'one');
  const until = Math.min(liveUntil, Date.now());
  const ages = shown.map((query) => keeper?.asOf(query, until) ?? query.state.dataUpdatedAt);
  asOf.set(ages.length > 0 ? Math.min(...ages) : null);
}
