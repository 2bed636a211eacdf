import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { settings } from '@/api/settings';
import { leaveForSignOn, signOnApart } from '@/api/signOn';
import { type Sentences, sentence } from '@/lib/sentences';
import { Button } from '@/ui/Button';
import { SmallTextButton } from './EntryFrame';

/** Why the hospital's sign-on sent somebody back who is not signed in; the contract lists them. */
const REFUSED: Sentences = {
  cancelled: msg`You were not signed in: the sign-in was cancelled, or you may not use this application.`,
  over: msg`This sign-in took too long or was already used. Try again.`,
  unavailable: msg`The hospital’s sign-on is not answering. Try again in a moment.`,
  misconfigured: msg`The hospital’s sign-on and this application do not understand each other. Tell the hospital’s IT.`,
  'no-role': msg`Your hospital account has no access to this application. Ask the hospital’s IT for it.`,
  'no-account': msg`You do not have an account here yet. Ask an administrator to connect yours.`,
  'no-address': msg`Your hospital account has no confirmed e-mail address, which is needed here. Tell the hospital’s IT.`,
  'address-taken': msg`An account with your e-mail address already exists here. Ask an administrator to connect it.`,
  'not-active': msg`Your account here is disabled or has not been approved yet. Ask an administrator.`,
  'too-weak': msg`The hospital requires two-step verification at its sign-on. Set it up there, and try again.`,
  throttled: msg`Too many attempts. Wait a minute.`,
};

interface Props {
  /** Why the last attempt failed, if there was one. */
  refused?: string | undefined;
  /** Where in the app to go on. */
  to?: string | undefined;
  /** In a tab of its own: the page of whoever has to sign in again stays. */
  apart?: boolean;
  /** The way in with a password. */
  children: ReactNode;
}

/** The way in with the hospital's own account. */
export function SignOn({ refused, to, apart = false, children }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const name = hospital?.signOn ?? '';
  const passwordsOff = hospital?.passwordsOff === true;
  const [leaving, setLeaving] = useState(false);
  const [inEmergency, setInEmergency] = useState(false);
  const why = refused === undefined ? undefined : (sentence(REFUSED, refused) ?? t`You were not signed in.`);
  return (
    <>
      {why && (
        <p role="alert" className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
          {why}
        </p>
      )}
      <Button
        variant="primary"
        className="h-auto min-h-8 whitespace-normal py-1.5"
        pending={leaving}
        onClick={() => {
          if (apart) return signOnApart();
          setLeaving(true);
          leaveForSignOn(to);
        }}
      >
        <Trans>Sign in with {name}</Trans>
      </Button>
      {passwordsOff && !inEmergency ? (
        <SmallTextButton onClick={() => setInEmergency(true)}>{t`Emergency sign-in`}</SmallTextButton>
      ) : (
        <>
          <p className="border-line border-t pt-3 text-mute text-xs">
            {passwordsOff ? (
              <Trans>For the emergency account only. Its use is reported to the administrators.</Trans>
            ) : (
              <Trans>Or with a password of this application:</Trans>
            )}
          </p>
          {children}
        </>
      )}
    </>
  );
}
