import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { InvalidForm, useSubmit } from '@/components/useSubmit';
import { useAutofocus } from '@/lib/useAutofocus';
import type { Unlocked } from '@/offline/vault';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { EntryFrame } from './EntryFrame';

interface Props {
  unlock: (password: string) => Promise<Unlocked>;
}

/** What comes first where the server cannot be reached and this device has kept something: the password. */
export function UnlockPage({ unlock }: Props) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const [gone, setGone] = useState(false);
  const box = useAutofocus<HTMLFormElement>(fieldErrors);
  const open = (password: string) =>
    submit({ password: password ? undefined : t`Enter your password.` }, async () => {
      const found = await unlock(password);
      if (found.as === 'gone') setGone(true);
      if (found.as !== 'wrong') return;
      const left = plural(found.left, { one: '# attempt left', other: '# attempts left' });
      throw new InvalidForm({ password: t`That is not the password you signed in with. ${left}.` });
    });
  return (
    <EntryFrame title={t`No connection`}>
      {gone ? (
        <p role="alert">
          <Trans>What this device had kept has been deleted. Sign in again once you are connected.</Trans>
        </p>
      ) : (
        <PlainForm ref={box} onSubmit={(text) => void open(text('password'))}>
          <p className="text-mute">
            <Trans>Enter your password to read what this device has kept.</Trans>
          </p>
          <TextField
            label={t`Password`}
            name="password"
            type="password"
            autoComplete="current-password"
            maxLength={128}
            data-autofocus
            error={fieldErrors.password ?? fieldErrors.form}
          />
          <Button type="submit" variant="primary" pending={pending}>{t`Open`}</Button>
        </PlainForm>
      )}
    </EntryFrame>
  );
}
