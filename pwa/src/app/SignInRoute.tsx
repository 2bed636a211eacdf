import { currentSession } from '@/api/session';
import { SignInPage } from '@/features/sign-in/SignInPage';

export function SignInRoute() {
  const session = currentSession();
  return <SignInPage expired={session.state === 'out' && session.expired} />;
}
