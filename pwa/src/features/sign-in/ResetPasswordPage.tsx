import { useLingui } from '@lingui/react/macro';
import { finishPasswordReset } from '@/api/account';
import { NewPasswordField, newPasswordError } from '@/components/NewPasswordField';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { EntryFrame, TextButton } from './EntryFrame';
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
  const { stage, fieldErrors, pending, follow } = useMailedLink(token);
  const set = (password: string) =>
    follow({ newPassword: newPasswordError(password) }, (link) => finishPasswordReset(link, password));
  return (
    <EntryFrame
      title={t`Set a new password`}
      below={
        stage !== 'done' && (
          <p className="text-center">
            <TextButton onClick={onSignIn}>{t`Back to sign-in`}</TextButton>
          </p>
        )
      }
    >
      {stage === 'done' ? (
        <div role="status" className="grid gap-3">
          <p>{t`Your password has been changed, and you have been signed out everywhere.`}</p>
          <Button variant="primary" autoFocus onClick={onSignIn}>{t`Sign in`}</Button>
        </div>
      ) : stage !== 'asking' ? (
        <div role="status" className="grid gap-3">
          <p>
            {stage === 'over'
              ? t`This link has already been used or is more than 15 minutes old.`
              : t`Open the link in the e-mail again, or request a new one.`}
          </p>
          <Button variant="primary" onClick={onAskAgain}>{t`Request a new link`}</Button>
        </div>
      ) : (
        <Form
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => !pending && void set(text('newPassword'))}
        >
          <NewPasswordField autoFocus error={fieldErrors.newPassword} />
          <Button type="submit" variant="primary" pending={pending}>{t`Set password`}</Button>
        </Form>
      )}
    </EntryFrame>
  );
}
