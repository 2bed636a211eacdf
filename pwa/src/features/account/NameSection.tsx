import { useLingui } from '@lingui/react/macro';
import { changeName } from '@/api/account';
import type { User } from '@/api/model';
import { userChanged } from '@/api/session';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { say } from '@/ui/toasts';

/** The name under which colleagues and the history of appointments know this person. */
export function NameSection({ user }: { user: User }) {
  const { t } = useLingui();
  const { faults, pending, submit } = useSubmit({ duplicate: { username: t`This name is already taken.` } });
  const change = async (name: string) => {
    const found = { username: name ? undefined : t`Enter your name.` };
    const changed = await submit(found, async () => userChanged(await changeName(name)));
    if (changed) say(t`Name saved.`);
  };
  return (
    <section className="grid max-w-86 gap-3" aria-label={t`Name`}>
      <Form
        faults={faults}
        fault={faults.form}
        onSubmit={(text) => !pending && void change(text('username').trim())}
      >
        <TextField
          key={user.username}
          label={t`Name`}
          name="username"
          autoComplete="name"
          maxLength={100}
          defaultValue={user.username}
          hint={t`Colleagues see it next to what you book and change.`}
          error={faults.username}
        />
        <Button type="submit" className="justify-self-start" pending={pending}>{t`Save name`}</Button>
      </Form>
    </section>
  );
}
