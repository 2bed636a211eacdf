import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import type { Account } from '@/api/model';
import { can } from '@/api/rights';
import { cx } from '@/lib/cx';
import { walkRows } from '@/lib/walkRows';
import { dayOf, fullDate } from '@/lib/zone';
import { cell, headCell, table } from '@/ui/table';
import { roleLabel } from '@/wording/messages';
import { AccountBadge } from '../AccountBadge';

export interface UserRows {
  items: readonly Account[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}

/** Accounts as a table; every row opens its account. */
export function UserTable({ items, selected, onOpen }: UserRows) {
  const { t } = useLingui();
  const names = new Map(useQuery(doctors).data?.map(({ id, name }) => [id, name]));
  const columns = [t`Name`, t`E-mail`, t`Status`, t`Role`, t`Doctor`, t`May override`, t`Since`];
  return (
    <table className={table} aria-label={t`Users`}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col" className={headCell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={walkRows}>
        {items.map((account) => (
          <tr
            key={account.id}
            onClick={() => onOpen(account.id)}
            aria-current={account.id === selected || undefined}
            className="cursor-pointer hover:bg-page aria-[current]:bg-accent/10"
          >
            <td className={cell}>
              <button
                type="button"
                data-row={account.id}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(account.id);
                }}
                className={cx(
                  'max-w-full truncate rounded-sm text-left font-semibold',
                  account.status === 'disabled' && 'text-mute',
                )}
              >
                {account.username}
              </button>
            </td>
            <td className={cx(cell, 'text-mute')}>{account.email}</td>
            <td className={cell}>
              <AccountBadge status={account.status} />
            </td>
            <td className={cell}>{roleLabel(account.role)}</td>
            <td className={cell}>{account.practitionerId && names.get(account.practitionerId)}</td>
            <td className={cell}>
              {can(account, 'override') ? t`Yes` : <span className="text-mute">–</span>}
            </td>
            <td className={cx(cell, 'text-mute')}>{fullDate(dayOf(Date.parse(account.createdAt)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
