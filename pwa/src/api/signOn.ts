import { apiUrl } from '@/lib/base';
import { expectSession } from './session';

/** Leaves the app for the hospital's sign-on, which sends the browser back: signed in to this page, or to the sign-in page. */
export function leaveForSignOn(to = '/'): void {
  expectSession();
  location.assign(`${apiUrl}/auth/sign-on?${new URLSearchParams({ to })}`);
}
