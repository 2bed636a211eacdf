import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { finishPasswordReset } from '@/api/account';
import { Refused } from '@/api/problem';
import { refresh } from '@/api/session';
import { useSubmit } from '@/api/useSubmit';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { NewPasswordField, newPasswordFault } from '@/ui/NewPasswordField';
import { EntryFrame, Way } from './EntryFrame';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
  onSignIn: () => void;
  onAskAgain: () => void;
}

/** Where the mailed link leads: a new password, and then signing in with it. */
export function ResetPasswordPage({ token, onSignIn, onAskAgain }: Props) {
  const { t } = useLingui();
  const { faults, pending, submit } = useSubmit();
  const [stage, setStage] = useState<'asking' | 'done' | 'over'>('asking');
  const set = (password: string) =>
    submit({ newPassword: newPasswordFault(password) }, async () => {
      if (!token) return;
      try {
        await finishPasswordReset(token, password);
      } catch (error) {
        if (!(error instanceof Refused) || error.rule !== 'link-over') throw error;
        setStage('over');
        return;
      }
      setStage('done');
      // The account's sessions have ended, perhaps also the one of this browser.
      await refresh().catch(() => undefined);
    });
  return (
    <EntryFrame
      title={t`Set a new password`}
      below={
        stage !== 'done' && (
          <p className="text-center">
            <Way onClick={onSignIn}>{t`Back to signing in`}</Way>
          </p>
        )
      }
    >
      {stage === 'done' ? (
        <div role="status" className="grid gap-3">
          <p>
            <Trans>Your password is changed, and you have been signed out everywhere.</Trans>
          </p>
          <Button look="primary" autoFocus onClick={onSignIn}>
            <Trans>Sign in</Trans>
          </Button>
        </div>
      ) : !token || stage === 'over' ? (
        <div role="status" className="grid gap-3">
          <p>
            {token ? (
              <Trans>This link was used already or is older than 15 minutes.</Trans>
            ) : (
              <Trans>Open the link in the mail again, or ask for a new one.</Trans>
            )}
          </p>
          <Button look="primary" onClick={onAskAgain}>
            <Trans>Ask for a new link</Trans>
          </Button>
        </div>
      ) : (
        <Form
          faults={faults}
          fault={faults.form}
          onSubmit={(text) => !pending && void set(text('newPassword'))}
        >
          <NewPasswordField autoFocus error={faults.newPassword} />
          <Button type="submit" look="primary" pending={pending}>
            <Trans>Set the password</Trans>
          </Button>
        </Form>
      )}
    </EntryFrame>
  );
}
