import { useNavigate } from '@tanstack/react-router';
import { AcceptInvitationPage } from '@/features/sign-in/AcceptInvitationPage';
import { ConfirmEmailPage } from '@/features/sign-in/ConfirmEmailPage';
import { ConfirmRegistrationPage } from '@/features/sign-in/ConfirmRegistrationPage';
import { ForgotPasswordPage } from '@/features/sign-in/ForgotPasswordPage';
import { ResetPasswordPage } from '@/features/sign-in/ResetPasswordPage';
import { useStore } from '@/lib/store';
import { mailedToken } from './mailedToken';

export function ForgotPasswordRoute() {
  const navigate = useNavigate();
  return <ForgotPasswordPage onSignIn={() => void navigate({ to: '/sign-in' })} />;
}

export function ResetPasswordRoute() {
  const navigate = useNavigate();
  return (
    <ResetPasswordPage
      token={useStore(mailedToken)}
      onSignIn={() => void navigate({ to: '/sign-in' })}
      onAskAgain={() => void navigate({ to: '/forgot-password' })}
    />
  );
}

export function AcceptInvitationRoute() {
  const navigate = useNavigate();
  return <AcceptInvitationPage token={useStore(mailedToken)} onGoOn={() => void navigate({ to: '/' })} />;
}

export function ConfirmEmailRoute() {
  const navigate = useNavigate();
  return <ConfirmEmailPage token={useStore(mailedToken)} onGoOn={() => void navigate({ to: '/' })} />;
}

export function ConfirmRegistrationRoute() {
  const navigate = useNavigate();
  return (
    <ConfirmRegistrationPage token={useStore(mailedToken)} onGoOn={() => void navigate({ to: '/sign-in' })} />
  );
}
