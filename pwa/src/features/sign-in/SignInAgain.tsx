import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { User } from '@/api/model';
import { settings } from '@/api/settings';
import { withMessages } from '@/lib/i18n';
import { Dialog } from '@/ui/Dialog';
import { SmallTextButton } from './EntryFrame';
import { SignInForm } from './SignInForm';

const signOnPart = withMessages('signOn', () => import('./SignOn'));
const SignOn = lazy(async () => ({ default: (await signOnPart()).SignOn }));

interface Props {
  user: User;
  /** They signed out, in another tab. */
  left: boolean;
  /** Somebody else signs in: nothing of this page is left to them. */
  onOther: () => void;
}

/** Over the page of somebody whose session has ended: they go on in it, and nobody else. */
export function SignInAgain({ user, left, onOther }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const form = <SignInForm email={user.email} />;
  return (
    <Dialog title={t`Sign in again`} stays onClose={() => undefined}>
      <p className="text-mute">
        {left ? (
          <Trans>
            You signed out in another tab. Sign in within five minutes to continue where you left off.
          </Trans>
        ) : (
          <Trans>Your session has ended. What you were doing is still here: sign in to continue.</Trans>
        )}
      </p>
      {hospital?.signOn ? (
        <Suspense>
          <SignOn apart>{form}</SignOn>
        </Suspense>
      ) : (
        form
      )}
      <SmallTextButton onClick={onOther}>{t`Not ${user.username}? Sign in as someone else`}</SmallTextButton>
    </Dialog>
  );
}
