import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Problem } from '@/api/model';
import { Refused } from '@/api/problem';
import { register } from '@/api/session';
import { useAutofocus } from '@/lib/useAutofocus';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { errorSentence } from '@/wording/sentences';
import { useWait } from './useWait';

type Faults = Partial<Record<'username' | 'email' | 'password' | 'adminInviteCode' | 'form', string>>;

const SHORTEST = 12;

/** Asks for an account. Whatever becomes of it, the answer is the same: nobody learns here who has one. */
export function RegisterForm() {
  const { t } = useLingui();
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const [invited, setInvited] = useState(false);
  const [sent, setSent] = useState(false);
  const [wait, setWait] = useWait();
  const box = useAutofocus<HTMLFormElement>(invited);

  const check = (username: string, email: string, password: string): Faults => ({
    ...(username ? {} : { username: t`Enter your name.` }),
    ...(/^\S+@\S+$/.test(email) ? {} : { email: t`Enter an e-mail address.` }),
    ...([...password].length >= SHORTEST ? {} : { password: t`Use at least ${SHORTEST} characters.` }),
  });
  const refused = (error: unknown) => {
    if (!(error instanceof Refused)) return setFaults({ form: errorSentence(error) });
    if (error.rule === 'throttled') return setWait(error.retryAfter ?? 60);
    const fields = fieldFaults(error.problem, t`This password is too easy to guess. Choose another.`);
    setFaults(Object.keys(fields).length > 0 ? fields : { form: errorSentence(error) });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const [username, email, password] = [text('username').trim(), text('email').trim(), text('password')];
    const found = check(username, email, password);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const code = text('adminInviteCode').trim();
    setPending(true);
    try {
      await register({ username, email, password, ...(code ? { adminInviteCode: code } : {}) });
      setSent(true);
    } catch (error) {
      refused(error);
    } finally {
      setPending(false);
    }
  };

  if (sent) return <Sent />;
  return (
    <form ref={box} noValidate className="grid gap-3" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t`Name`}
        name="username"
        autoComplete="name"
        maxLength={100}
        data-autofocus={invited ? undefined : true}
        error={faults.username}
      />
      <TextField
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        error={faults.email}
      />
      <TextField
        label={t`Password`}
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={128}
        hint={t`At least ${SHORTEST} characters. A few words in a row are easy to remember and hard to guess.`}
        error={faults.password}
      />
      {invited ? (
        <TextField
          label={t`Invite code`}
          name="adminInviteCode"
          autoComplete="off"
          maxLength={200}
          data-autofocus
          error={faults.adminInviteCode}
        />
      ) : (
        <button
          type="button"
          onClick={() => setInvited(true)}
          className="justify-self-start rounded-sm text-accent text-xs hover:underline coarse:py-2"
        >
          <Trans>I have an administrator’s invite code</Trans>
        </button>
      )}
      <Button type="submit" look="primary" pending={pending} disabled={wait > 0}>
        <Trans>Ask for the account</Trans>
      </Button>
      <p role="alert" className="text-harm text-xs empty:hidden">
        {wait > 0 ? t`Too many tries. Try again in ${wait} s.` : faults.form}
      </p>
    </form>
  );
}

function Sent() {
  return (
    <div role="status" className="grid gap-1.5">
      <h2 className="font-semibold text-lg">
        <Trans>Thank you</Trans>
      </h2>
      <p className="text-mute">
        <Trans>
          If an account can be made from this, it is ready now, or as soon as an administrator has approved
          it. Then sign in with your e-mail and password.
        </Trans>
      </p>
    </div>
  );
}

/** What the server finds wrong with a field, beside the field. */
function fieldFaults(problem: Problem, easyPassword: string): Faults {
  const faults: Faults = {};
  for (const { field, message } of problem.errors ?? []) {
    if (field === 'password') faults.password = easyPassword;
    else if (field === 'username' || field === 'email' || field === 'adminInviteCode')
      faults[field] = message;
  }
  return faults;
}
