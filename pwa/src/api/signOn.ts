import { apiUrl } from '@/lib/base';
import { expectSession } from './session';

const address = (to: string) => `${apiUrl}/auth/sign-on?${new URLSearchParams({ to })}`;

/** Leaves the app for the hospital's sign-on, which sends the browser back: signed in to this page, or to the sign-in page. */
export function leaveForSignOn(to = '/'): void {
  expectSession();
  location.assign(address(to));
}

/** The same in a tab of its own, for whoever is to go on in this one; it hears of it when they are signed in there. */
export function signOnApart(): void {
  expectSession();
  if (!open(address('/'))) location.assign(address('/'));
}
