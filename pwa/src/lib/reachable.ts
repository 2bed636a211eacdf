import { apiUrl } from './base';
import { store } from './store';

/**
 * Whether the server answers. The browser's own `navigator.onLine` only knows about the cable; what counts is the last
 * request: one without an answer makes everything read-only, the next answer ends it.
 */
export const reachable = store(true);

const SLOWEST = 15_000;
let wait = 1_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The server answered. */
export function markReachable(): void {
  clearTimeout(timer);
  timer = undefined;
  wait = 1_000;
  reachable.set(true);
}

/** A request got no answer: ask again, ever more rarely, until one comes. */
export function markUnreachable(): void {
  reachable.set(false);
  if (timer !== undefined) return;
  timer = setTimeout(() => void probe(), wait);
  wait = Math.min(SLOWEST, wait * 2);
}

/** Resolves as soon as the server answers. */
export function untilReachable(): Promise<void> {
  if (reachable.get()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = reachable.subscribe(() => {
      if (!reachable.get()) return;
      stop();
      resolve();
    });
  });
}

/** Answers that come from a proxy in front of a server that is away. */
export function isFromProxy(response: Response): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return response.status >= 502 && response.status <= 504 && !type.includes('json');
}

async function probe(): Promise<void> {
  timer = undefined;
  try {
    const response = await fetch(`${apiUrl}/health/live`, { cache: 'no-store' });
    if (isFromProxy(response)) markUnreachable();
    else markReachable();
  } catch {
    markUnreachable();
  }
}

/** Follows what the browser says about its connection, so that nobody has to run into it. */
export function watchConnection(): () => void {
  const goOffline = () => markUnreachable();
  const goOnline = () => {
    clearTimeout(timer);
    timer = undefined;
    wait = 1_000;
    if (!reachable.get()) void probe();
  };
  addEventListener('offline', goOffline);
  addEventListener('online', goOnline);
  document.addEventListener('visibilitychange', goOnline);
  return () => {
    removeEventListener('offline', goOffline);
    removeEventListener('online', goOnline);
    document.removeEventListener('visibilitychange', goOnline);
  };
}
