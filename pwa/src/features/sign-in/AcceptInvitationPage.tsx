import { Trans, useLingui } from '@lingui/react/macro';
import { acceptInvitation } from '@/api/account';
import { signIn } from '@/api/session';
import { NewPasswordField, newPasswordError } from '@/components/NewPasswordField';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { EntryFrame } from './EntryFrame';
import { useMailedLink } from './useMailedLink';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
  onGoOn: () => void;
}

/** Where an invitation leads: a name and a password, and then one is in. */
export function AcceptInvitationPage({ token, onGoOn }: Props) {
  const { t } = useLingui();
  const { stage, fieldErrors, pending, follow } = useMailedLink(token);
  const words = {
    done: t`Your account is ready.`,
    over: t`This invitation has already been accepted, was revoked or is more than three days old. Ask for another one.`,
    missing: t`Open the link in the e-mail again.`,
  };
  const accept = (username: string, password: string) =>
    follow(
      {
        username: username ? undefined : t`Enter your name.`,
        password: newPasswordError(password),
      },
      async (shown) => {
        const email = await acceptInvitation(shown, username, password);
        await signIn({ email, password });
      },
    );
  return (
    <EntryFrame title={t`Create your account`}>
      {stage !== 'asking' ? (
        <div role="status" className="grid gap-3">
          <p>{words[stage]}</p>
          <Button variant="primary" autoFocus onClick={onGoOn}>{t`Continue`}</Button>
        </div>
      ) : (
        <Form
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) => !pending && void accept(text('username').trim(), text('password'))}
        >
          <p className="text-mute">
            <Trans>
              You have been invited. You will sign in with the e-mail address the invitation was sent to.
            </Trans>
          </p>
          <TextField
            label={t`Name`}
            name="username"
            autoComplete="name"
            maxLength={100}
            autoFocus
            error={fieldErrors.username}
          />
          <NewPasswordField label={t`Password`} name="password" error={fieldErrors.password} />
          <Button type="submit" variant="primary" pending={pending}>{t`Create account`}</Button>
        </Form>
      )}
    </EntryFrame>
  );
}
