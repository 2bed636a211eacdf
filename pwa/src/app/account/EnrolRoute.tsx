import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { enrolled, signOut } from '@/api/session';
import { settings } from '@/api/settings';
import { FactorSetup } from '@/features/account/FactorSetup';
import { PasskeySetup } from '@/features/account/PasskeySetup';
import { EntryFrame, SmallTextButton, TextButton } from '@/features/sign-in/EntryFrame';

/** What comes first for an account that must have a second factor and has none; nothing else is open to it. */
export function EnrolRoute() {
  const { t } = useLingui();
  const passkeys = useQuery(settings).data?.passkeys === true && 'PublicKeyCredential' in globalThis;
  const [byPasskey, setByPasskey] = useState(false);
  return (
    <EntryFrame
      title={t`Set up two-step verification`}
      below={
        <p className="text-center">
          <TextButton onClick={() => void signOut()}>{t`Sign out`}</TextButton>
        </p>
      }
    >
      {byPasskey ? (
        <PasskeySetup begin={t`Continue`} onDone={enrolled}>
          <p className="text-mute">
            <Trans>
              This account must use two-step verification. A passkey is on your phone, your computer or a
              security key, and you unlock it with a fingerprint, your face or a PIN.
            </Trans>
          </p>
        </PasskeySetup>
      ) : (
        <FactorSetup replaces={false} begin={t`Continue`} onDone={enrolled}>
          <p className="text-mute">
            <Trans>
              This account must use two-step verification: a code from an app on your phone beside your
              password. You need an authenticator app, such as Google Authenticator or FreeOTP.
            </Trans>
          </p>
        </FactorSetup>
      )}
      {passkeys && (
        <SmallTextButton onClick={() => setByPasskey(!byPasskey)}>
          {byPasskey ? t`Use an authenticator app` : t`Use a passkey`}
        </SmallTextButton>
      )}
    </EntryFrame>
  );
}
