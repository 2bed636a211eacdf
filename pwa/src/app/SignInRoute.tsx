import { useNavigate, useSearch } from '@tanstack/react-router';
import { currentSession } from '@/api/session';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { UnlockPage } from '@/features/sign-in/UnlockPage';
import { unlock } from './offline';

export function SignInRoute() {
  const session = currentSession();
  const navigate = useNavigate();
  const { to, refused } = useSearch({ from: '/sign-in' });
  if (session.state === 'locked') return <UnlockPage unlock={unlock} />;
  return (
    <SignInPage
      to={to}
      refused={refused}
      expired={session.state === 'out' && session.expired}
      onForgotten={() => void navigate({ to: '/forgot-password' })}
    />
  );
}
