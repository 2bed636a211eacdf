import { useNavigate } from '@tanstack/react-router';
import { currentSession } from '@/api/session';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { UnlockPage } from '@/features/sign-in/UnlockPage';
import { unlock } from './offline';

export function SignInRoute() {
  const session = currentSession();
  const navigate = useNavigate();
  if (session.state === 'locked') return <UnlockPage unlock={unlock} />;
  return (
    <SignInPage
      expired={session.state === 'out' && session.expired}
      onForgotten={() => void navigate({ to: '/forgot-password' })}
    />
  );
}
