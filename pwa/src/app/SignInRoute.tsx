import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { currentSession, giveUp, onSession } from '@/api/session';
import { SignInAgain } from '@/features/sign-in/SignInAgain';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { withMessages } from '@/lib/i18n';
import { unlock } from './offline';

const enrolRoute = withMessages('account', () => import('./account/EnrolRoute'));
const EnrolRoute = lazy(async () => ({ default: (await enrolRoute()).EnrolRoute }));

const unlockPage = withMessages('unlock', () => import('@/features/sign-in/UnlockPage'));
const UnlockPage = lazy(async () => ({ default: (await unlockPage()).UnlockPage }));

export function SignInRoute() {
  const session = useSyncExternalStore(onSession, currentSession);
  const navigate = useNavigate();
  const { to, refused } = useSearch({ from: '/sign-in' });
  if (session.state === 'locked')
    return (
      <Suspense>
        <UnlockPage unlock={unlock} />
      </Suspense>
    );
  if (session.state === 'enrolling')
    return (
      <Suspense>
        <EnrolRoute />
      </Suspense>
    );
  return (
    <SignInPage
      to={to}
      refused={refused}
      expired={session.state === 'out' && session.expired}
      onForgotten={() => void navigate({ to: '/forgot-password' })}
    />
  );
}

/** Over the page of somebody whose session has ended. */
export function SignInAgainDialog() {
  const session = useSyncExternalStore(onSession, currentSession);
  if (session.state !== 'lapsed') return null;
  return <SignInAgain user={session.user} left={session.left} onOther={giveUp} />;
}
