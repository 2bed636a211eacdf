import { useLingui } from '@lingui/react/macro';
import { roleWord } from '@/api/sentences';
import { walkRows } from '@/lib/walkRows';
import { AccountBadge } from '../AccountBadge';
import type { UserRows } from './UserTable';

/** Accounts on a phone: two lines each. */
export function UserCards({ items, selected, onOpen }: UserRows) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Users`}>
      {items.map(({ id, username, email, role, status }) => (
        <li key={id}>
          <button
            type="button"
            data-row={id}
            aria-current={id === selected || undefined}
            onClick={() => onOpen(id)}
            className="flex w-full items-start gap-2.5 border-line-soft border-b px-3 py-2 text-left focus-visible:-outline-offset-2 aria-[current]:bg-accent/10"
          >
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-semibold">{username}</span>
              <span className="truncate text-mute text-xs">
                {roleWord(role)} · {email}
              </span>
            </span>
            <AccountBadge status={status} />
          </button>
        </li>
      ))}
    </ul>
  );
}
