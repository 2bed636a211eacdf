import { apiUrl, basePath } from '@/lib/base';
import { keepingPreferences } from '@/lib/preferences';
import { markReachable, markUnreachable } from '@/lib/reachable';
import type { PasskeyAnswer, SignedIn, User } from './model';
import { proved } from './password';
import { refusal, Unreachable } from './problem';

/** Who is signed in here. The access token lives in memory only; the refresh cookie is out of reach of any script. */
type Session =
  | { state: 'unknown' }
  /** `expired`: someone was signed in here and nothing of theirs may be kept in the page any longer. */
  | { state: 'out'; expired: boolean }
  | { state: 'in'; user: User; token: string; expiresAt: number }
  /**
   * The session came to its end while this person was at work: their page stays, unreadable, until they sign in again.
   * `left`: they signed out, in another tab.
   */
  | { state: 'lapsed'; user: User; left: boolean }
  /** Signed in without the second factor that the account must have: it sets one up, and may do nothing else. */
  | { state: 'enrolling'; user: User; token: string; expiresAt: number; ownDevice: boolean }
  /** The server cannot be asked, and what was seen here last opens with a password. */
  | { state: 'locked' }
  /** The server cannot be asked; what this person saw last may be read, nothing more. */
  | { state: 'offline'; user: User };

// Several installations may share one origin, each under its context root.
const HERE = `hospital-scheduling:${basePath}`;
const LEFT_OFFLINE = `${HERE}:left-offline`;
/** That somebody came in here and has not left: where nobody did there is no cookie, and nothing to ask for. */
const CAME = `${HERE}:came`;
const EARLY = 30_000;

let session: Session = { state: 'unknown' };
const listeners = new Set<() => void>();
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(HERE);
if (tabs) {
  tabs.onmessage = ({ data }: MessageEvent<{ signedIn: string | null }>) => {
    if (data.signedIn === null) end(true);
    // The cookie is shared: whoever signed in over there is who this tab works for from now on.
    else if (who() !== data.signedIn || session.state === 'lapsed') void refresh().catch(() => undefined);
  };
}

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Whose session it is, or was when it came to its end. */
export function who(): string | null {
  return 'user' in session ? session.user.id : null;
}

/** Whose page this is: of somebody who is signed in, reads without the server, or has to sign in again. */
export function present(): User | null {
  return session.state === 'in' || session.state === 'offline' || session.state === 'lapsed'
    ? session.user
    : null;
}

/** The session is over; whoever was at work may go on where they were. */
function end(left: boolean): void {
  const user = present();
  set(user ? { state: 'lapsed', user, left } : { state: 'out', expired: !left && who() !== null });
}

/** Whether somebody came in here and has not left: they are likely to be signed in still. */
export function cameIn(): boolean {
  return localStorage.getItem(CAME) !== null;
}

export function currentSession(): Session {
  return session;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function admit(answer: SignedIn, ownDevice = session.state === 'enrolling' && session.ownDevice): Session {
  localStorage.setItem(CAME, 'yes');
  const { user, accessToken: token } = answer;
  const expiresAt = Date.now() + answer.expiresIn * 1000;
  const enrolling = user.secondFactorRequired && !user.twoFactorEnabled;
  set(
    enrolling
      ? { state: 'enrolling', user, token, expiresAt, ownDevice }
      : { state: 'in', user, token, expiresAt },
  );
  return session;
}

/** The second factor that was missing is set up: from here on the session is like any other. */
export function enrolled(password: string): void {
  if (session.state !== 'enrolling') return;
  const { user, token, expiresAt, ownDevice } = session;
  set({ state: 'in', user: { ...user, twoFactorEnabled: true }, token, expiresAt });
  proved.signedIn(ownDevice ? password : null);
}

/** What the server now says of whoever is signed in, after they changed it. */
export function userChanged(change: Partial<User>): void {
  if (session.state === 'in') set({ ...session, user: { ...session.user, ...change } });
}

/** Goes on as this person, to read only, until the server answers again. */
export function continueOffline(user: User): void {
  set({ state: 'offline', user });
}

/** The server cannot be asked; what is kept here has to be opened first. */
export function lockSession(): void {
  set({ state: 'locked' });
}

/** Nobody goes on with the page of a session that is over. */
export function giveUp(): void {
  if (session.state === 'lapsed') set({ state: 'out', expired: false });
}

/** Ends here what may not be read any longer; the server is not asked. */
export function expireSession(): void {
  if (session.state !== 'out') set({ state: 'out', expired: true });
}

async function post(path: string, body?: unknown): Promise<Response> {
  const content = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(`${apiUrl}${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body === undefined ? {} : content),
    });
    markReachable();
    return response;
  } catch (cause) {
    markUnreachable();
    throw new Unreachable(cause);
  }
}

/**
 * Signs in. @throws Refused with the server's problem (`second-factor-required` asks for `totp`), Unreachable
 *
 * @param ownDevice whether this device may keep what is seen on it, to be opened with this password
 */
export async function signIn(
  credentials: { email: string; password: string; totp?: string; passkey?: PasskeyAnswer },
  ownDevice = false,
): Promise<void> {
  await enter('/auth/login', credentials, ownDevice ? credentials.password : null);
}

/** Signs in by what is shown. `kept`: the password with which this device may keep what is seen on it. */
export async function enter(path: string, shown: unknown, kept: string | null): Promise<void> {
  await underLock(async () => {
    const response = await post(path, shown);
    if (!response.ok) throw await refusal(response);
    localStorage.removeItem(LEFT_OFFLINE);
    const answer = (await response.json()) as SignedIn;
    admit(answer, kept !== null);
    if (session.state === 'in') proved.signedIn(kept);
    tabs?.postMessage({ signedIn: answer.user.id });
  });
}

/** Somebody will come back signed in, from where this app does not see. */
export function expectSession(): void {
  localStorage.setItem(CAME, 'yes');
  localStorage.removeItem(LEFT_OFFLINE);
}

/** Asks for an account. The answer is the same whatever becomes of it. @throws Refused, Unreachable */
export async function register(request: {
  username: string;
  email: string;
  password: string;
  adminInviteCode?: string;
}): Promise<void> {
  const response = await post('/auth/register', request);
  if (!response.ok) throw await refusal(response);
}

/**
 * Leaves, in every tab and at once; a server that could not be told is told before anybody is let in again.
 *
 * @returns where to sign out of the hospital's sign-on too, if that signed them in
 */
export async function signOut(): Promise<string | null> {
  localStorage.setItem(LEFT_OFFLINE, 'yes');
  localStorage.removeItem(CAME);
  set({ state: 'out', expired: false });
  tabs?.postMessage({ signedIn: null });
  return await underLock(tellThatLeft).catch(() => null);
}

async function tellThatLeft(): Promise<string | null> {
  // Its answer makes the browser delete all that it stores for this site.
  const response = await keepingPreferences(() => post('/auth/logout'));
  if (response.status >= 500) throw new Unreachable(response.status);
  localStorage.removeItem(LEFT_OFFLINE);
  return response.status === 200 ? ((await response.json()) as { next: string }).next : null;
}

/** Pauses in ms; together longer than the three seconds in which the server expects the new cookie to arrive. */
const UNTIL_LOST = [0, 1000, 1000, 1500];

let refreshing: Promise<Session> | null = null;

/**
 * Trades the refresh cookie for a new access token. One at a time over all tabs (the cookie rotates); who finds the
 * cookie just rotated tries again: with the new one, or until the server takes the new one for lost.
 * @throws Unreachable when the server cannot be asked: the session then stays as it is
 */
export function refresh(): Promise<Session> {
  refreshing ??= underLock(rotate).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function underLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request(`${HERE}:refresh`, work) : await work();
}

async function rotate(): Promise<Session> {
  const left = localStorage.getItem(LEFT_OFFLINE) !== null;
  if (left) await tellThatLeft();
  const came = cameIn();
  let response = came && !left ? await post('/auth/refresh') : null;
  for (const pause of UNTIL_LOST) {
    if (response?.status !== 409) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    response = await post('/auth/refresh');
  }
  if (response?.ok) {
    const found = session.state === 'unknown';
    const answer = (await response.json()) as SignedIn;
    admit(answer);
    // Who was sent to the hospital's sign-on came back in a page that is new.
    if (found) tabs?.postMessage({ signedIn: answer.user.id });
    return session;
  }
  if (response && (response.status >= 500 || response.status === 429)) throw new Unreachable(response.status);
  localStorage.removeItem(CAME);
  // It may be known already that they signed out.
  if (session.state !== 'lapsed') end(false);
  return session;
}

/** Resolves when the page is somebody's again, or nobody's. */
function untilSettled(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onSession(() => {
      if (session.state === 'lapsed') return;
      stop();
      resolve();
    });
  });
}

/**
 * A token that is good for the next request, or null when nobody is signed in. A session that came to its end is waited
 * for until the same person has signed in again: what they had sent goes on then.
 *
 * @param renew the one that is at hand was refused
 * @param whose of nobody else: what one person sent is never sent as another
 */
export async function accessToken(renew = false, whose = who()): Promise<string | null> {
  if (!renew && 'token' in session && session.expiresAt - Date.now() > EARLY) return session.token;
  if (session.state === 'out') return null;
  if (session.state !== 'lapsed') await refresh();
  if (session.state === 'lapsed') await untilSettled();
  return 'token' in session && (whose === null || who() === whose) ? session.token : null;
}
