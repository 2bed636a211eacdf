import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { appointmentPage } from '@/api/appointments';
import { daysWithin, filterOf } from '@/api/filter';
import { Failed } from '@/components/Failed';
import { NARROW, useMedia } from '@/lib/media';
import type { View } from '@/lib/view';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { AppointmentCards } from './AppointmentCards';
import { AppointmentTable } from './AppointmentTable';
import { ListBar } from './ListBar';
import { Pager } from './Pager';
import { useRowSelection } from './useRowSelection';

interface Props {
  view: View;
  go: (change: Partial<View>) => void;
  onOpen: (id: string) => void;
  /** Whether something may be done to many together. */
  maySelect: boolean;
}

/** Every appointment that the filters let through, page by page, in any order. */
export function ListPage({ view, go, onOpen, maySelect }: Props) {
  const filter = useMemo(() => filterOf(view, daysWithin(view.within, view.date)), [view]);
  // Another filter or order is another list: it begins at its first page.
  return (
    <div className="flex h-full flex-col bg-panel">
      <ListBar view={view} filter={filter} go={go} />
      <Pages
        key={JSON.stringify([filter, view.sort])}
        view={view}
        filter={filter}
        go={go}
        onOpen={onOpen}
        maySelect={maySelect}
      />
    </div>
  );
}

function Pages({ view, filter, go, onOpen, maySelect }: Props & { filter: ReturnType<typeof filterOf> }) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  const [cursors, setCursors] = useState<string[]>([]);
  const first = useQuery(appointmentPage(filter, view.sort));
  const page = useQuery({
    ...appointmentPage(filter, view.sort, cursors.at(-1)),
    placeholderData: keepPreviousData,
  });
  const selection = useRowSelection(page.data?.items ?? [], maySelect);
  const failed = page.error ?? first.error;
  if (failed && !page.data) {
    return <Failed title={t`The appointments could not be loaded`} error={failed} retry={page.refetch} />;
  }
  if (!page.data) return <RowsSkeleton />;
  const { items, next } = page.data;
  if (items.length === 0 && cursors.length === 0) return <Nothing view={view} go={go} />;
  const Rows = narrow ? AppointmentCards : AppointmentTable;
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto" aria-busy={page.isPlaceholderData}>
        <Rows
          items={items}
          selected={view.appointment}
          sort={view.sort}
          onSort={(sort) => go({ sort })}
          onOpen={onOpen}
          selection={selection}
        />
      </div>
      <Pager
        page={cursors.length}
        shown={items.length}
        total={first.data?.total}
        busy={page.isPlaceholderData}
        onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
        onForward={next ? () => setCursors([...cursors, next]) : undefined}
      />
    </>
  );
}

function Nothing({ view, go }: Pick<Props, 'view' | 'go'>) {
  const { t } = useLingui();
  const narrowed = view.departments.length + view.doctors.length + view.statuses.length > 0 || view.q !== '';
  return (
    <Notice
      title={narrowed ? t`No matching appointments` : t`No appointments`}
      action={
        narrowed && (
          <Button onClick={() => go({ departments: [], doctors: [], statuses: [], q: '' })}>
            <Trans>Clear filters</Trans>
          </Button>
        )
      }
    >
      {narrowed ? (
        <Trans>Nothing in this period matches the filters.</Trans>
      ) : (
        <Trans>Nothing is booked in this period.</Trans>
      )}
    </Notice>
  );
}
