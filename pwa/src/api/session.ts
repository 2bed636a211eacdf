import { apiUrl } from '@/lib/base';
import type { SignedIn, User } from './model';
import { Refused, readProblem, Unreachable } from './problem';

/** Who is signed in here. The access token lives in memory only; the refresh cookie is out of reach of any script. */
export type Session =
  | { state: 'unknown' }
  | { state: 'out' }
  | { state: 'in'; user: User; token: string; expiresAt: number };

const LOCK = 'hospital-scheduling-refresh';
const EARLY = 30_000;

let session: Session = { state: 'unknown' };
const listeners = new Set<() => void>();
const tabs =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hospital-scheduling-session');
if (tabs) tabs.onmessage = ({ data }) => data === 'signed-out' && set({ state: 'out' });

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

export function currentSession(): Session {
  return session;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function admit(answer: SignedIn): Session {
  set({
    state: 'in',
    user: answer.user,
    token: answer.accessToken,
    expiresAt: Date.now() + answer.expiresIn * 1000,
  });
  return session;
}

async function post(path: string, body?: unknown): Promise<Response> {
  const content = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  try {
    return await fetch(`${apiUrl}${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body === undefined ? {} : content),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** Signs in. @throws Refused with the server's problem (`second-factor-required` asks for `totp`), Unreachable */
export async function signIn(credentials: { email: string; password: string; totp?: string }): Promise<void> {
  const response = await post('/auth/login', credentials);
  if (!response.ok) throw new Refused(await readProblem(response));
  admit((await response.json()) as SignedIn);
}

export async function signOut(): Promise<void> {
  try {
    await post('/auth/logout');
  } finally {
    set({ state: 'out' });
    tabs?.postMessage('signed-out');
  }
}

let refreshing: Promise<Session> | null = null;

/**
 * Trades the refresh cookie for a new access token. One at a time over all tabs (the cookie rotates); a tab that finds
 * the cookie just rotated by another tries once more with the new one.
 * @throws Unreachable when the server cannot be asked: the session then stays as it is
 */
export function refresh(): Promise<Session> {
  refreshing ??= underLock(rotate).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function underLock(work: () => Promise<Session>): Promise<Session> {
  return navigator.locks ? await navigator.locks.request(LOCK, work) : await work();
}

async function rotate(): Promise<Session> {
  let response = await post('/auth/refresh');
  if (response.status === 409) response = await post('/auth/refresh');
  if (response.ok) return admit((await response.json()) as SignedIn);
  if (response.status >= 500 || response.status === 429) throw new Unreachable(response.status);
  set({ state: 'out' });
  return session;
}

/** A token that is good for the next request, or null when nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  if (session.state === 'in' && session.expiresAt - Date.now() > EARLY) return session.token;
  if (session.state === 'out') return null;
  const next = await refresh();
  return next.state === 'in' ? next.token : null;
}
