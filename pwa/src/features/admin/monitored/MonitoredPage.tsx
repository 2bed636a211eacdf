import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useState } from 'react';
import type { MonitoredUser } from '@/api/model';
import { monitoredUsers } from '@/api/monitored';
import { useCan } from '@/api/rights';
import { Failed } from '@/components/Failed';
import { cx } from '@/lib/cx';
import type { Go, SearchState } from '@/lib/searchState';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { Segmented, segment } from '@/ui/Segmented';
import { FlagDialog } from '../FlagDialog';
import { ChooseUser } from './ChooseUser';
import { FlagRows } from './FlagRows';

const POLL = 30_000;

interface Props {
  search: SearchState;
  go: Go;
  /** The flag that has just come by the socket. */
  fresh: MonitoredUser | null;
  onActivity: (userId: string) => void;
  onUser: (username: string, userId: string) => void;
}

/** The users that somebody should look at. New ones appear by themselves. */
export function MonitoredPage({ search, go, fresh, onActivity, onUser }: Props) {
  const { t } = useLingui();
  const administers = useCan('administer');
  const cleared = search.cleared === 'true';
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<{ id: string; username: string } | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    // Only administrators are told by the socket.
    { ...monitoredUsers(cleared), refetchInterval: administers ? false : POLL },
  );
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Bar>
        <Segmented label={t`Flags`} className="mr-auto">
          <button
            type="button"
            aria-pressed={!cleared}
            className={segment}
            onClick={() => go({ cleared: undefined })}
          >
            {t({ context: 'state', message: 'Open' })}
          </button>
          <button
            type="button"
            aria-pressed={cleared}
            className={cx(segment, 'border-line border-l')}
            onClick={() => go({ cleared: 'true' })}
          >
            <Trans>Cleared</Trans>
          </button>
        </Segmented>
        {administers && (
          <Button onClick={() => setChoosing(true)}>
            <Flag size={14} aria-hidden />
            <Trans>Flag a user…</Trans>
          </Button>
        )}
      </Bar>
      <div className="min-h-0 flex-1 overflow-auto">
        {error && !items ? (
          <Failed title={t`The flags could not be loaded`} error={error} retry={refetch} />
        ) : !items ? (
          <RowsSkeleton />
        ) : items.length === 0 ? (
          <Notice title={cleared ? t`No cleared flags yet` : t`No one is flagged`}>
            {cleared ? (
              <Trans>Flags that were reviewed are kept here.</Trans>
            ) : (
              <Trans>Users who behave like a stolen account appear here within seconds.</Trans>
            )}
          </Notice>
        ) : (
          <>
            <FlagRows items={items} fresh={fresh?.id} onActivity={onActivity} onUser={onUser} />
            <MoreRows
              shown={items.length}
              more={hasNextPage}
              pending={isFetchingNextPage}
              onMore={() => void fetchNextPage()}
            />
          </>
        )}
      </div>
      {choosing && (
        <ChooseUser
          onClose={() => setChoosing(false)}
          onChoose={(user) => {
            setChoosing(false);
            setChosen(user);
          }}
        />
      )}
      {chosen && <FlagDialog user={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
