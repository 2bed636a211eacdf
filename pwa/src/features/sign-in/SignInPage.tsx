import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { settings } from '@/api/settings';
import { withMessages } from '@/lib/i18n';
import { type Account, DemoAccounts } from './DemoAccounts';
import { EntryFrame, TextButton } from './EntryFrame';
import { SignInForm } from './SignInForm';

// Once in an account's life.
const registerPart = withMessages('register', () => import('./RegisterForm'));
const RegisterForm = lazy(async () => ({ default: (await registerPart()).RegisterForm }));

// Not every hospital has one.
const signOnPart = withMessages('signOn', () => import('./SignOn'));
const SignOn = lazy(async () => ({ default: (await signOnPart()).SignOn }));

interface Props {
  /** The session came to its end while someone was at work. */
  expired: boolean;
  /** Why the hospital's sign-on sent somebody back who is not signed in. */
  refused?: string | undefined;
  /** Where in the app to go on. */
  to?: string | undefined;
  onForgotten: () => void;
}

/** The way in: signing in, or asking for an account. The session that follows brings the page that was asked for. */
export function SignInPage({ expired, refused, to, onForgotten }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const [wanted, setAsking] = useState(false);
  const first = hospital?.firstAccount === true;
  const asking = wanted || first;
  const [filled, setFilled] = useState<Account>();
  const form = <SignInForm key={filled?.email} filled={filled} onForgotten={onForgotten} />;
  return (
    <EntryFrame
      title={first ? t`Set up ${hospital.hospitalName}` : asking ? t`Request an account` : t`Sign in`}
      below={
        <>
          {hospital?.registration !== 'closed' && !first && (
            <p className="text-center text-mute">
              {asking ? (
                <TextButton onClick={() => setAsking(false)}>{t`Back to sign-in`}</TextButton>
              ) : (
                <>
                  <Trans>New here?</Trans>{' '}
                  <TextButton onClick={() => setAsking(true)}>{t`Request an account`}</TextButton>
                </>
              )}
            </p>
          )}
          {hospital?.demo && !asking && <DemoAccounts onChoose={setFilled} />}
        </>
      }
    >
      {expired && !asking && (
        <p className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
          <Trans>Your session has ended. Sign in to continue where you left off.</Trans>
        </p>
      )}
      {globalThis.isSecureContext === false && (
        <p role="alert" className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
          <Trans>
            This connection is not secure, so you cannot sign in here. Use the hospital’s address that starts
            with https://.
          </Trans>
        </p>
      )}
      {asking ? (
        <Suspense>
          <RegisterForm first={first} />
        </Suspense>
      ) : hospital?.signOn ? (
        <Suspense>
          <SignOn refused={refused} to={to}>
            {form}
          </SignOn>
        </Suspense>
      ) : (
        form
      )}
    </EntryFrame>
  );
}
