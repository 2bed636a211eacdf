import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { settings } from '@/api/settings';
import { type Account, DemoAccounts } from './DemoAccounts';
import { EntryFrame, Way } from './EntryFrame';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

interface Props {
  /** The session came to its end while someone was at work. */
  expired: boolean;
  onForgotten: () => void;
}

/** The way in: signing in, or asking for an account. The session that follows brings the page that was asked for. */
export function SignInPage({ expired, onForgotten }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const [asking, setAsking] = useState(false);
  const [filled, setFilled] = useState<Account>();
  return (
    <EntryFrame
      title={asking ? t`Request an account` : t`Sign in`}
      below={
        <>
          {hospital?.registration !== 'closed' && (
            <p className="text-center text-mute">
              {asking ? (
                <Way onClick={() => setAsking(false)}>{t`Back to sign-in`}</Way>
              ) : (
                <>
                  <Trans>New here?</Trans> <Way onClick={() => setAsking(true)}>{t`Request an account`}</Way>
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
        <RegisterForm />
      ) : (
        <SignInForm key={filled?.email} filled={filled} onForgotten={onForgotten} />
      )}
    </EntryFrame>
  );
}
