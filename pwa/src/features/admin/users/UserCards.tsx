import { useLingui } from '@lingui/react/macro';
import { walkRows } from '@/lib/walkRows';
import { RowCard } from '@/ui/RowCard';
import { roleLabel } from '@/wording/messages';
import { AccountBadge } from '../AccountBadge';
import type { UserRows } from './UserTable';

/** Accounts on a phone: two lines each. */
export function UserCards({ items, selected, onOpen }: UserRows) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Users`}>
      {items.map(({ id, username, email, role, status }) => (
        <li key={id}>
          <RowCard
            id={id}
            selected={id === selected}
            onOpen={onOpen}
            title={username}
            detail={
              <>
                {roleLabel(role)}
                {email && ` · ${email}`}
              </>
            }
            badge={<AccountBadge status={status} />}
          />
        </li>
      ))}
    </ul>
  );
}
