import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { settings } from '@/api/settings';
import { type Account, DemoAccounts } from './DemoAccounts';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

interface Props {
  /** The session came to its end while someone was at work. */
  expired: boolean;
}

/** The way in: signing in, or asking for an account. The session that follows brings the page that was asked for. */
export function SignInPage({ expired }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const [asking, setAsking] = useState(false);
  const [filled, setFilled] = useState<Account>();
  return (
    <main className="h-full overflow-y-auto">
      <div className="grid min-h-full place-items-center p-4">
        <div className="grid w-full max-w-86 gap-4">
          <header className="flex items-center gap-3">
            <b
              aria-hidden
              className="grid size-9 place-items-center rounded-[11px] bg-accent font-bold text-[19px] text-accent-ink"
            >
              ✚
            </b>
            <div>
              <p className="text-mute text-xs">{hospital?.hospitalName ?? t`Hospital Scheduling`}</p>
              <h1 className="font-semibold text-xl leading-tight tracking-tight">
                {asking ? t`Ask for an account` : t`Sign in`}
              </h1>
            </div>
          </header>
          <div className="grid gap-3 rounded-xl border border-line bg-panel p-4">
            {expired && !asking && (
              <p className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
                <Trans>Your session has ended. Sign in to go on where you were.</Trans>
              </p>
            )}
            {globalThis.isSecureContext === false && (
              <p role="alert" className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
                <Trans>
                  This connection is not secure, so nobody can sign in here. Open the hospital’s address that
                  begins with https://.
                </Trans>
              </p>
            )}
            {asking ? <RegisterForm /> : <SignInForm key={filled?.email} filled={filled} />}
          </div>
          {hospital?.registration !== 'closed' && (
            <p className="text-center text-mute">
              {asking ? (
                <Switch onClick={() => setAsking(false)}>{t`Back to signing in`}</Switch>
              ) : (
                <>
                  <Trans>New here?</Trans>{' '}
                  <Switch onClick={() => setAsking(true)}>{t`Ask for an account`}</Switch>
                </>
              )}
            </p>
          )}
          {hospital?.demo && !asking && <DemoAccounts onChoose={setFilled} />}
        </div>
      </div>
    </main>
  );
}

function Switch({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm font-semibold text-accent hover:underline coarse:py-2"
    >
      {children}
    </button>
  );
}
