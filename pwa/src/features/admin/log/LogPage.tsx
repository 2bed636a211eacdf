import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { activityLog, type LogFilter } from '@/api/activityLog';
import { Failed } from '@/components/Failed';
import { NARROW, useMedia } from '@/lib/media';
import type { Go, SearchState } from '@/lib/searchState';
import { Button } from '@/ui/Button';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { errorMessage } from '@/wording/messages';
import { EntryPanel } from './EntryPanel';
import { logFilter, NARROWING } from './filter';
import { LogBar } from './LogBar';
import { LogCards } from './LogCards';
import { LogTable } from './LogTable';

interface Props {
  search: SearchState;
  go: Go;
  /** Shows who saw or changed a patient. */
  onPatient: (id: string) => void;
  onAppointment: (id: string) => void;
}

/** Who did what to what, when, from where, with what outcome; what is asked for stands in the URL. */
export function LogPage({ search, go, onPatient, onAppointment }: Props) {
  const filter = useMemo(() => logFilter(search), [search]);
  const clear = () => go(Object.fromEntries(NARROWING.map((name) => [name, undefined])));
  const narrowed = Object.keys(filter).length > 0;
  return (
    <>
      <LogBar search={search} filter={filter} go={go} onClear={narrowed ? clear : undefined} />
      <Entries
        filter={filter}
        search={search}
        go={go}
        onPatient={onPatient}
        onAppointment={onAppointment}
        onClear={narrowed ? clear : undefined}
      />
    </>
  );
}

function Entries({
  filter,
  search,
  go,
  onPatient,
  onAppointment,
  onClear,
}: Props & { filter: LogFilter; onClear: (() => void) | undefined }) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    activityLog(filter),
  );
  const items = data?.pages.flatMap((page) => page.items);
  const open = items?.find(({ id }) => id === search.entry);
  const onOpen = (entry: string | undefined) => go({ entry }, true);
  const onMore = () => void fetchNextPage();
  const Rows = narrow ? LogCards : LogTable;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        {error && !items ? (
          <Failed title={t`The log could not be loaded`} error={error} retry={refetch} />
        ) : !items ? (
          <RowsSkeleton />
        ) : items.length === 0 ? (
          <Nothing more={hasNextPage} pending={isFetchingNextPage} onMore={onMore} onClear={onClear} />
        ) : (
          <>
            <Rows items={items} selected={open?.id} onOpen={onOpen} />
            {error && (
              <p role="alert" className="px-4 pt-2 text-harm max-md:px-3">
                {errorMessage(error)}
              </p>
            )}
            <MoreRows shown={items.length} more={hasNextPage} pending={isFetchingNextPage} onMore={onMore} />
          </>
        )}
      </div>
      {open && (
        <EntryPanel
          entry={open}
          go={go}
          onPatient={onPatient}
          onAppointment={onAppointment}
          onClose={() => onOpen(undefined)}
        />
      )}
    </div>
  );
}

interface NothingProps {
  /** A text was not found in the rows that one answer looks through; there are more. */
  more: boolean;
  pending: boolean;
  onMore: () => void;
  onClear: (() => void) | undefined;
}

function Nothing({ more, pending, onMore, onClear }: NothingProps) {
  const { t } = useLingui();
  return (
    <Notice
      title={more ? t`Not found yet` : t`No matches`}
      action={
        <>
          {more && (
            <Button variant="primary" pending={pending} onClick={onMore}>{t`Search further back`}</Button>
          )}
          {onClear && <Button onClick={onClear}>{t`Clear filters`}</Button>}
        </>
      }
    >
      {more ? (
        <Trans>No match in the newest entries. Older ones have not been searched yet.</Trans>
      ) : (
        <Trans>No log entries match the filters.</Trans>
      )}
    </Notice>
  );
}
