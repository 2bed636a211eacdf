import { store } from '@/lib/store';

/** What the link of a mail brought, once it is out of the address bar; a reload has forgotten it. */
export const mailedToken = store<string | null>(null);

const PAGES = /\/(reset-password|confirm-email|confirm-registration|accept-invitation|claim)$/;

/**
 * Takes the token out of the address bar, before anything is drawn or asked: it shall be in no history, no bookmark and
 * no picture of the screen.
 */
export function takeMailedToken(): void {
  const { pathname, search, hash } = location;
  if (!PAGES.test(pathname) || hash.length < 2) return;
  mailedToken.set(decoded(hash.slice(1)));
  history.replaceState(history.state, '', pathname + search);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
