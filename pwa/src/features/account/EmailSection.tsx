import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { startEmailChange } from '@/api/account';
import type { User } from '@/api/model';
import { settings } from '@/api/settings';
import { FactorCode, useProof } from '@/components/FactorField';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { CurrentPassword } from './CurrentPassword';

/** The address that one signs in with. Another one is in force when the link that is mailed there has been followed. */
export function EmailSection({ user }: { user: User }) {
  const { t } = useLingui();
  const { fieldErrors, pending, submit } = useSubmit();
  const { missing, proof } = useProof();
  const [sentTo, setSentTo] = useState<string>();
  const start = (email: string, password: string, code: string) => {
    const same = email.toLowerCase() === user.email.toLowerCase();
    const found = {
      email: !/^\S+@\S+$/.test(email)
        ? t`Enter an e-mail address.`
        : same
          ? t`This is already your address.`
          : undefined,
      password: password ? undefined : t`Enter your password.`,
      code: missing(code),
    };
    return submit(found, async () => {
      await startEmailChange(email, password, await proof(code));
      setSentTo(email);
    });
  };
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`E-mail`}</h2>
      <p className="text-mute">
        <Trans>
          You sign in as <strong className="font-semibold text-ink">{user.email}</strong> and receive e-mail
          there.
        </Trans>
      </p>
      {sentTo ? (
        <LinkSent to={sentTo} onAgain={() => setSentTo(undefined)} />
      ) : (
        <Form
          fieldErrors={fieldErrors}
          formError={fieldErrors.form}
          onSubmit={(text) =>
            !pending && void start(text('email').trim(), text('password'), text('code').trim())
          }
        >
          <TextField
            label={t`New e-mail`}
            name="email"
            type="email"
            autoComplete="email"
            maxLength={254}
            error={fieldErrors.email}
          />
          <CurrentPassword error={fieldErrors.password} />
          {(user.twoFactorEnabled || fieldErrors.code) && <FactorCode error={fieldErrors.code} />}
          <Button type="submit" className="justify-self-start" pending={pending}>{t`Send link`}</Button>
        </Form>
      )}
    </section>
  );
}

function LinkSent({ to, onAgain }: { to: string; onAgain: () => void }) {
  const { t } = useLingui();
  const mailbox = useQuery(settings).data?.mailbox;
  return (
    <div role="status" className="grid gap-2">
      <p>
        <Trans>
          We sent a link to <strong className="font-semibold">{to}</strong>. Open it within 15 minutes; until
          then nothing changes.
        </Trans>
      </p>
      {mailbox && (
        <p className="text-mute">
          <Trans>
            In this demo, e-mails arrive in{' '}
            <a href={mailbox} target="_blank" rel="noreferrer" className="text-accent underline">
              a mailbox of its own
            </a>
            .
          </Trans>
        </p>
      )}
      <Button className="justify-self-start" onClick={onAgain}>{t`Use another address`}</Button>
    </div>
  );
}
