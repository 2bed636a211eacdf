import { baseUrl } from '@/lib/base';
import { store } from '@/lib/store';

/** A newer version is here and waits: called, it takes over and the page starts again with it. */
export const update = store<(() => void) | null>(null);

const HOUR = 3_600_000;
let asking: ReturnType<typeof setInterval> | undefined;

/**
 * Lets the app open without a connection; a new version waits until someone says that it is a good moment. Called again
 * after the browser has deleted all that was stored, as it does at sign-out.
 */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox(new URL('sw.js', baseUrl).href, { scope: baseUrl.pathname });
  worker.addEventListener('waiting', () => {
    update.set(() => () => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSkipWaiting();
    });
  });
  await worker.register();
  clearInterval(asking);
  asking = setInterval(() => void worker.update().catch(() => undefined), HOUR);
}
