import { cameIn } from '@/api/session';
import { withMessages } from '@/lib/i18n';
import { onIdle } from '@/lib/lazyOnIdle';

/** The way in: whoever is signed in needs it only when their session ends. */
export const signInPart = withMessages('signIn', () => import('./SignInRoute'));

// Where nobody is signed in it is the first page: fetched beside what says so.
if (cameIn()) onIdle(signInPart);
else void signInPart().catch(() => undefined);
