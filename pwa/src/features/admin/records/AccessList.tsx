import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Sheet } from 'lucide-react';
import { useMemo } from 'react';
import { type AccessFilter, accesses, accessesFile } from '@/api/patientRecords';
import { Failed } from '@/components/Failed';
import { useExport } from '@/components/useExport';
import { NARROW, useMedia } from '@/lib/media';
import { reachable } from '@/lib/reachable';
import { saveFile } from '@/lib/saveFile';
import type { Go, SearchState } from '@/lib/searchState';
import { useStore } from '@/lib/store';
import { dayOf } from '@/lib/zone';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { MoreRows } from '@/ui/MoreRows';
import { Notice } from '@/ui/Notice';
import { Receiving } from '@/ui/Receiving';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { SearchField } from '@/ui/SearchField';
import { errorMessage } from '@/wording/messages';
import { TimeChip } from '../log/TimeChip';
import { AccessPanel } from './AccessPanel';
import { AccessCards, AccessTable } from './AccessRows';
import { accessFilter, NARROWING } from './filter';

interface Props {
  id: string;
  search: SearchState;
  go: Go;
}

/** Who saw or changed a patient, when, by what, from where. */
export function AccessList({ id, search, go }: Props) {
  const { t } = useLingui();
  const filter = useMemo(() => accessFilter(search), [search]);
  const narrow = useMedia(NARROW);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    accesses(id, filter),
  );
  const items = data?.pages.flatMap((page) => page.items);
  const open = items?.find((item) => item.id === search.entry);
  const onOpen = (entry: string | undefined) => go({ entry }, true);
  const narrowed = Object.keys(filter).length > 0;
  const clear = () => go(Object.fromEntries(NARROWING.map((name) => [name, undefined])));
  const Rows = narrow ? AccessCards : AccessTable;
  return (
    <>
      <Bar>
        <h2 className="pr-1 font-semibold">{t`Who saw or changed it`}</h2>
        <SearchField
          label={t`Who: name or ID`}
          placeholder={t`Who: name or ID`}
          value={search.actor ?? ''}
          onChange={(actor) => go({ actor: actor || undefined }, true)}
        />
        <TimeChip from={search.from} to={search.to} onChange={(from, to) => go({ from, to })} />
        <div className="ml-auto flex items-center gap-1.5">
          {narrowed && <Button variant="quiet" onClick={clear}>{t`Clear`}</Button>}
          <AccessFile id={id} filter={filter} />
        </div>
      </Bar>
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-auto">
          {error && !items ? (
            <Failed title={t`The list could not be loaded`} error={error} retry={refetch} />
          ) : !items ? (
            <RowsSkeleton />
          ) : items.length === 0 ? (
            <Notice
              title={t`No matches`}
              action={narrowed && <Button onClick={clear}>{t`Clear filters`}</Button>}
            >
              <Trans>No access matches the filters.</Trans>
            </Notice>
          ) : (
            <>
              <Rows items={items} selected={open?.id} onOpen={onOpen} />
              {error && (
                <p role="alert" className="px-4 pt-2 text-harm max-md:px-3">
                  {errorMessage(error)}
                </p>
              )}
              <MoreRows
                shown={items.length}
                more={hasNextPage}
                pending={isFetchingNextPage}
                onMore={() => void fetchNextPage()}
              />
            </>
          )}
        </div>
        {open && <AccessPanel access={open} onClose={() => onOpen(undefined)} go={go} />}
      </div>
    </>
  );
}

function AccessFile({ id, filter }: { id: string; filter: AccessFilter }) {
  const { t } = useLingui();
  const online = useStore(reachable);
  const { rows, run, stop } = useExport();
  const save = () =>
    run(async (coming) =>
      saveFile(await accessesFile(id, filter, coming), `accesses-${dayOf(Date.now())}.csv`),
    );
  if (rows !== null) return <Receiving rows={rows} onStop={stop} />;
  return (
    <Button
      title={t`Export filtered entries as a table (CSV)`}
      disabled={!online}
      onClick={() => void save()}
    >
      <Sheet size={14} aria-hidden />
      CSV
    </Button>
  );
}
