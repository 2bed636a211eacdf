import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@/ui/Button';

export interface Account {
  email: string;
  password: string;
}

/** The accounts that every demonstration has, and no other installation. */
const PASSWORD = 'password';

export function DemoAccounts({ onChoose }: { onChoose: (account: Account) => void }) {
  const { t } = useLingui();
  const accounts = [
    { email: 'user@example.com', what: t`Front desk`, may: t`books, moves and cancels` },
    { email: 'admin@example.com', what: t`Administrator`, may: t`has full access` },
  ];
  return (
    <section className="grid gap-2 border-line border-t pt-4" aria-label={t`Demo accounts`}>
      <p className="text-mute text-xs">
        <Trans>This is a demo. Choose an account; the password is “{PASSWORD}”.</Trans>
      </p>
      {accounts.map(({ email, what, may }) => (
        <Button
          key={email}
          className="h-auto bg-panel py-1.5 coarse:h-auto coarse:py-2"
          onClick={() => onChoose({ email, password: PASSWORD })}
        >
          <span className="flex w-full items-center justify-between">
            <span className="text-left">
              <span className="font-semibold">{what}</span>
              <span className="block text-mute text-xs">{may}</span>
            </span>
            <span className="text-mute text-xs">{email}</span>
          </span>
        </Button>
      ))}
    </section>
  );
}
