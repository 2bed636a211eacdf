import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { confirmRegistration } from '@/api/account';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { EntryFrame } from './EntryFrame';
import { useMailedLink } from './useMailedLink';

interface Props {
  /** From the mailed link; null when the page was opened without one, or reloaded. */
  token: string | null;
  onGoOn: () => void;
}

/** Where the link to somebody who asked for an account leads. A press confirms, as mail programs open links. */
export function ConfirmRegistrationPage({ token, onGoOn }: Props) {
  const { t } = useLingui();
  const { stage, fieldErrors, pending, follow } = useMailedLink(token);
  const [ready, setReady] = useState(false);
  const words = {
    done: ready
      ? t`Your account is ready. Sign in with your e-mail and password.`
      : t`Address confirmed. An administrator has to approve your account; you will be told by e-mail.`,
    over: t`This link has already been used or is more than a day old. Request an account again.`,
    missing: t`Open the link in the e-mail again.`,
  };
  const confirm = () =>
    follow({}, async (shown) => {
      setReady((await confirmRegistration(shown)).status === 'active');
    });
  return (
    <EntryFrame title={t`Confirm your e-mail address`}>
      {stage !== 'asking' ? (
        <div role="status" className="grid gap-3">
          <p>{words[stage]}</p>
          <Button variant="primary" autoFocus onClick={onGoOn}>{t`Continue`}</Button>
        </div>
      ) : (
        <Form formError={fieldErrors.form} onSubmit={() => !pending && void confirm()}>
          <p className="text-mute">
            <Trans>You requested an account with this address.</Trans>
          </p>
          <Button type="submit" variant="primary" autoFocus pending={pending}>{t`This is my address`}</Button>
        </Form>
      )}
    </EntryFrame>
  );
}
