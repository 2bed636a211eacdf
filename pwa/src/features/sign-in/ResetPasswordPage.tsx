import { Trans, useLingui } from '@lingui/react/macro';
import { finishPasswordReset } from '@/api/account';
import { NewPasswordField, newPasswordFault } from '@/components/NewPasswordField';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { EntryFrame, Way } from './EntryFrame';
import { useMailedLink } from './useMailedLink';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
  onSignIn: () => void;
  onAskAgain: () => void;
}

/** Where the mailed link leads: a new password, and then signing in with it. */
export function ResetPasswordPage({ token, onSignIn, onAskAgain }: Props) {
  const { t } = useLingui();
  const { stage, faults, pending, follow } = useMailedLink(token);
  const set = (password: string) =>
    follow({ newPassword: newPasswordFault(password) }, (link) => finishPasswordReset(link, password));
  return (
    <EntryFrame
      title={t`Set a new password`}
      below={
        stage !== 'done' && (
          <p className="text-center">
            <Way onClick={onSignIn}>{t`Back to sign-in`}</Way>
          </p>
        )
      }
    >
      {stage === 'done' ? (
        <div role="status" className="grid gap-3">
          <p>
            <Trans>Your password has been changed, and you have been signed out everywhere.</Trans>
          </p>
          <Button look="primary" autoFocus onClick={onSignIn}>
            <Trans>Sign in</Trans>
          </Button>
        </div>
      ) : stage === 'over' || stage === 'missing' ? (
        <div role="status" className="grid gap-3">
          <p>
            {stage === 'over' ? (
              <Trans>This link has already been used or is more than 15 minutes old.</Trans>
            ) : (
              <Trans>Open the link in the e-mail again, or request a new one.</Trans>
            )}
          </p>
          <Button look="primary" onClick={onAskAgain}>
            <Trans>Request a new link</Trans>
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
            <Trans>Set password</Trans>
          </Button>
        </Form>
      )}
    </EntryFrame>
  );
}
