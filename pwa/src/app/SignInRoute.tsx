import { useNavigate } from '@tanstack/react-router';
import { currentSession } from '@/api/session';
import { SignInPage } from '@/features/sign-in/SignInPage';

export function SignInRoute() {
  const session = currentSession();
  const navigate = useNavigate();
  return (
    <SignInPage
      expired={session.state === 'out' && session.expired}
      onForgotten={() => void navigate({ to: '/forgot-password' })}
    />
  );
}
