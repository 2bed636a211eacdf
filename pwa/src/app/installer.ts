import { store } from '@/lib/store';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Asks the browser to install the app; null where it cannot be, or already is. */
export const installer = store<(() => Promise<void>) | null>(null);

/** Keeps the browser's offer for the account menu instead of having it pop up over the day's work. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const offer = event as InstallPrompt;
    installer.set(() => async () => {
      installer.set(null);
      await offer.prompt();
    });
  });
  addEventListener('appinstalled', () => installer.set(null));
}
