import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { currentSession, onSession } from '@/api/session';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { UnlockPage } from '@/features/sign-in/UnlockPage';
import { withMessages } from '@/lib/i18n';
import { unlock } from './offline';

const enrolRoute = withMessages('account', () => import('./account/EnrolRoute'));
const EnrolRoute = lazy(async () => ({ default: (await enrolRoute()).EnrolRoute }));

export function SignInRoute() {
  const session = useSyncExternalStore(onSession, currentSession);
  const navigate = useNavigate();
  if (session.state === 'locked') return <UnlockPage unlock={unlock} />;
  if (session.state === 'enrolling')
    return (
      <Suspense>
        <EnrolRoute />
      </Suspense>
    );
  return (
    <SignInPage
      expired={session.state === 'out' && session.expired}
      onForgotten={() => void navigate({ to: '/forgot-password' })}
    />
  );
}
