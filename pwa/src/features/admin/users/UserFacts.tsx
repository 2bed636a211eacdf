import { Trans, useLingui } from '@lingui/react/macro';
import type { Account } from '@/api/model';
import { dayOf, fullDate } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { SidePanel } from '@/ui/SidePanel';
import { roleLabel } from '@/wording/messages';
import { accountStatusLabel } from '../AccountBadge';
import { roleHint } from './roleHint';

interface Props {
  account: Account;
  onClose: () => void;
  onActivity: () => void;
}

/** Who somebody is and what they may do, for auditors, who change nothing of it. */
export function UserFacts({ account, onClose, onActivity }: Props) {
  const { t } = useLingui();
  return (
    <SidePanel label={t`User`} onClose={onClose}>
      <div className="grid gap-4" data-user={account.id}>
        <header className="pr-8">
          <p className="text-mute text-xs">
            {t`User`} · {accountStatusLabel(account.status)}
          </p>
          <h2 className="break-words font-semibold text-lg tracking-tight">{account.username}</h2>
          <p className="text-mute text-xs">
            <Trans>since {fullDate(dayOf(Date.parse(account.createdAt)))}</Trans>
          </p>
        </header>
        <div className="grid gap-0.5">
          <p className="font-semibold">{roleLabel(account.role)}</p>
          <p className="text-mute text-xs">{roleHint(account.role)}</p>
        </div>
        <Button onClick={onActivity}>{t`Activity`}</Button>
      </div>
    </SidePanel>
  );
}
