import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import type { Account } from '@/api/model';
import { can, useCan } from '@/api/rights';
import { cx } from '@/lib/cx';
import { walkRows } from '@/lib/walkRows';
import { dayOf, fullDate } from '@/lib/zone';
import { cell, named, OpeningRow, RowButton, TableHead, table } from '@/ui/table';
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
  // Auditors are told neither addresses nor who a doctor is.
  const all = useCan('administer');
  const names = new Map(useQuery({ ...doctors, enabled: all }).data?.map(({ id, name }) => [id, name]));
  const columns = all
    ? [t`Name`, t`E-mail`, t`Status`, t`Role`, t`Doctor`, t`May override`, t`Since`]
    : [t`Name`, t`Status`, t`Role`, t`May override`, t`Since`];
  return (
    <table className={table} aria-label={t`Users`}>
      <TableHead columns={named(...columns)} />
      <tbody onKeyDown={walkRows}>
        {items.map((account) => (
          <OpeningRow key={account.id} id={account.id} selected={account.id === selected} onOpen={onOpen}>
            <td className={cell}>
              <RowButton
                id={account.id}
                onOpen={onOpen}
                className={account.status === 'disabled' && 'text-mute'}
              >
                {account.username}
              </RowButton>
            </td>
            {all && <td className={cx(cell, 'text-mute')}>{account.email}</td>}
            <td className={cell}>
              <AccountBadge status={account.status} />
            </td>
            <td className={cell}>{roleLabel(account.role)}</td>
            {all && <td className={cell}>{account.practitionerId && names.get(account.practitionerId)}</td>}
            <td className={cell}>
              {can(account, 'override') ? t`Yes` : <span className="text-mute">–</span>}
            </td>
            <td className={cx(cell, 'text-mute')}>{fullDate(dayOf(Date.parse(account.createdAt)))}</td>
          </OpeningRow>
        ))}
      </tbody>
    </table>
  );
}
