import { Trans, useLingui } from '@lingui/react/macro';
import { enrolled, signOut } from '@/api/session';
import { FactorSetup } from '@/features/account/FactorSetup';
import { EntryFrame, TextButton } from '@/features/sign-in/EntryFrame';

/** What comes first for an account that must have a second factor and has none; nothing else is open to it. */
export function EnrolRoute() {
  const { t } = useLingui();
  return (
    <EntryFrame
      title={t`Set up two-step verification`}
      below={
        <p className="text-center">
          <TextButton onClick={() => void signOut()}>{t`Sign out`}</TextButton>
        </p>
      }
    >
      <FactorSetup replaces={false} begin={t`Continue`} onDone={enrolled}>
        <p className="text-mute">
          <Trans>
            This account must use two-step verification: a code from an app on your phone beside your
            password. You need an authenticator app, such as Google Authenticator or FreeOTP.
          </Trans>
        </p>
      </FactorSetup>
    </EntryFrame>
  );
}
