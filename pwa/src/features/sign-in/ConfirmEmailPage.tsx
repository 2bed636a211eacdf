import { Trans, useLingui } from '@lingui/react/macro';
import { finishEmailChange } from '@/api/account';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { EntryFrame } from './EntryFrame';
import { useMailedLink } from './useMailedLink';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
  onGoOn: () => void;
}

/** Where the link to a new address leads. It asks once more: a mail program that opens links must not confirm. */
export function ConfirmEmailPage({ token, onGoOn }: Props) {
  const { t } = useLingui();
  const { stage, fieldErrors, pending, follow } = useMailedLink(token);
  const words = {
    done: t`Your e-mail address has been changed. Sign in with the new one from now on.`,
    over: t`This link has already been used or is more than 15 minutes old. Request a new one in your profile.`,
    missing: t`Open the link in the e-mail again.`,
  };
  return (
    <EntryFrame title={t`Confirm your e-mail address`}>
      {stage !== 'asking' ? (
        <div role="status" className="grid gap-3">
          <p>{words[stage]}</p>
          <Button variant="primary" autoFocus onClick={onGoOn}>{t`Continue`}</Button>
        </div>
      ) : (
        <Form formError={fieldErrors.form} onSubmit={() => !pending && void follow({}, finishEmailChange)}>
          <p className="text-mute">
            <Trans>From then on you sign in with this address and receive e-mail there.</Trans>
          </p>
          <Button type="submit" variant="primary" autoFocus pending={pending}>{t`Use this address`}</Button>
        </Form>
      )}
    </EntryFrame>
  );
}
