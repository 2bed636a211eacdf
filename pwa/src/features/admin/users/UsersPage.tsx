import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, Role } from '@/api/model';
import { useCan } from '@/api/rights';
import { type AccountFilter, accounts } from '@/api/users';
import { Failed } from '@/components/Failed';
import { NARROW, useMedia } from '@/lib/media';
import { type Go, isPlain, oneOf, type SearchState } from '@/lib/searchState';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { FilterChip } from '@/ui/FilterChip';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { SearchField } from '@/ui/SearchField';
import { roleLabel } from '@/wording/messages';
import { accountStatusLabel } from '../AccountBadge';
import { InviteDialog } from './InviteDialog';
import { UserCards } from './UserCards';
import { UserFacts } from './UserFacts';
import { UserPanel } from './UserPanel';
import { UserTable } from './UserTable';

const ROLES: readonly Role[] = ['ADMIN', 'USER', 'DOCTOR', 'AUDITOR'];
const STATUSES: readonly Account['status'][] = ['pending', 'active', 'disabled'];

interface Props {
  search: SearchState;
  go: Go;
  /** Shows what somebody did. */
  onActivity: (id: string) => void;
}

/** Everybody who has an account or asked for one, and what they may do. */
export function UsersPage({ search, go, onActivity }: Props) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  const [inviting, setInviting] = useState(false);
  const administers = useCan('administer');
  const q = search.q?.trim();
  const filter: AccountFilter = {
    q: q && isPlain(q, 100) ? q : undefined,
    role: oneOf(ROLES, search.role),
    status: oneOf(STATUSES, search.status),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    accounts(filter),
  );
  const items = data?.pages.flatMap((page) => page.items);
  const open = items?.find(({ id }) => id === search.user);
  const onOpen = (id: string | undefined) => go({ user: id }, true);
  const Rows = narrow ? UserCards : UserTable;
  const Panel = administers ? UserPanel : UserFacts;
  return (
    <>
      <Bar>
        <SearchField
          label={t`Find a user`}
          placeholder={administers ? t`Name, e-mail` : t`Name`}
          value={search.q ?? ''}
          onChange={(q) => go({ q: q || undefined }, true)}
        />
        <FilterChip
          name={t`Status`}
          single
          choices={STATUSES.map((value) => ({ value, label: accountStatusLabel(value) }))}
          chosen={filter.status ? [filter.status] : []}
          onChange={([status]) => go({ status })}
        />
        <FilterChip
          name={t`Role`}
          single
          choices={ROLES.map((value) => ({ value, label: roleLabel(value) }))}
          chosen={filter.role ? [filter.role] : []}
          onChange={([role]) => go({ role })}
        />
        {administers && <Button onClick={() => setInviting(true)}>{t`Invite…`}</Button>}
      </Bar>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-auto">
          {error && !items ? (
            <Failed title={t`The users could not be loaded`} error={error} retry={refetch} />
          ) : !items ? (
            <RowsSkeleton />
          ) : items.length === 0 ? (
            <Nobody
              waiting={filter.status === 'pending' && !filter.q && !filter.role}
              onClear={() => go({ q: undefined, role: undefined, status: undefined })}
            />
          ) : (
            <>
              <Rows items={items} selected={open?.id} onOpen={onOpen} />
              <MoreRows
                shown={items.length}
                more={hasNextPage}
                pending={isFetchingNextPage}
                onMore={() => void fetchNextPage()}
              />
            </>
          )}
        </div>
        {open && (
          <Panel
            key={open.id}
            account={open}
            onClose={() => onOpen(undefined)}
            onActivity={() => onActivity(open.id)}
          />
        )}
      </div>
    </>
  );
}

function Nobody({ waiting, onClear }: { waiting: boolean; onClear: () => void }) {
  const { t } = useLingui();
  return (
    <Notice
      title={waiting ? t`No one is waiting for approval` : t`No matches`}
      action={<Button onClick={onClear}>{t`Show everyone`}</Button>}
    >
      {waiting ? (
        <Trans>People who request an account on the sign-in page appear here.</Trans>
      ) : (
        <Trans>No user matches the filters.</Trans>
      )}
    </Notice>
  );
}
