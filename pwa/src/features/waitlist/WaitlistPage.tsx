import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { departments } from '@/api/directory';
import type { WaitlistEntry } from '@/api/model';
import { waitlist } from '@/api/waitlist';
import { Failed } from '@/components/Failed';
import { inOrder } from '@/lib/locale';
import { NARROW, useMedia } from '@/lib/media';
import type { Go, SearchState } from '@/lib/searchState';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { FilterChip } from '@/ui/FilterChip';
import { Notice } from '@/ui/Notice';
import { useCanSave } from '@/ui/NotSaved';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { SearchField } from '@/ui/SearchField';
import { EntryCards } from './EntryCards';
import { EntryPanel, type PatientLink } from './EntryPanel';
import { EntryTable } from './EntryTable';
import { JoinPanel } from './JoinPanel';
import { matching } from './labels';
import { type OfferLink, OfferRows } from './OfferRows';
import { type Names, useNames } from './useNames';

/** In the URL: nobody's appointment, just somebody new on the list. */
const NEW = 'new';

interface Props {
  search: SearchState;
  go: Go;
  link: OfferLink;
  /** The name of a patient as the way to their card. */
  patientLink: PatientLink;
  /** Looks for a time in the calendar. */
  onBook: (entry: WaitlistEntry) => void;
}

/** Who waits for an earlier time, what is offered to them, and the way onto the list. */
export function WaitlistPage({ search, go, link, patientLink, onBook }: Props) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  const canSave = useCanSave();
  const names = useNames();
  const all = useQuery(departments).data ?? [];
  const { q = '', department, join } = search;
  const { data, error, refetch } = useQuery(waitlist(department));
  const shown = data && matching(data, q);
  const open = data?.find(({ id }) => id === search.entry);
  const onOpen = (id: string | undefined) => go({ entry: id, join: undefined }, true);
  const startJoin = () => go({ join: NEW, entry: undefined }, true);
  const Rows = narrow ? EntryCards : EntryTable;
  return (
    <>
      <Bar>
        <SearchField
          label={t`Find a patient`}
          placeholder={t`Name, MRN`}
          value={q}
          onChange={(text) => go({ q: text || undefined }, true)}
        />
        <FilterChip
          name={t`Department`}
          choices={all.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={department?.split(',') ?? []}
          onChange={(chosen) => go({ department: chosen.join(',') || undefined })}
        />
        <Button variant="primary" className="ml-auto" disabled={!canSave} onClick={startJoin}>
          <Plus size={15} aria-hidden />
          <Trans>Add patient</Trans>
        </Button>
      </Bar>
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-auto">
          <OfferRows
            link={link}
            department={department}
            all={search.offers === 'all'}
            onAll={(every) => go({ offers: every ? 'all' : undefined })}
          />
          {error && !shown ? (
            <Failed title={t`The waiting list could not be loaded`} error={error} retry={refetch} />
          ) : !shown ? (
            <RowsSkeleton />
          ) : shown.length === 0 ? (
            <Nobody
              filtered={q !== '' || department !== undefined}
              onClear={() => go({ q: undefined, department: undefined })}
            />
          ) : (
            <Rows groups={byDepartment(shown, names)} selected={open?.id} onOpen={onOpen} />
          )}
        </div>
        {join ? (
          <JoinPanel
            key={join}
            appointmentId={join === NEW ? undefined : join}
            department={department}
            onClose={() => go({ join: undefined }, true)}
            onJoined={onOpen}
          />
        ) : (
          open && (
            <EntryPanel
              key={open.id}
              entry={open}
              patientLink={patientLink}
              onBook={onBook}
              onClose={() => onOpen(undefined)}
            />
          )
        )}
      </div>
    </>
  );
}

/** Departments by name, as people look them up; within each the server's order, which is that of fairness. */
function byDepartment(entries: readonly WaitlistEntry[], names: Names): [string, WaitlistEntry[]][] {
  const groups = new Map<string, WaitlistEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.departmentId);
    if (group) group.push(entry);
    else groups.set(entry.departmentId, [entry]);
  }
  const name = (id: string) => names.department(id)?.name ?? '';
  return [...groups].sort(([a], [b]) => inOrder(name(a), name(b)));
}

function Nobody({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  return filtered ? (
    <Notice title={t`No matches`} action={<Button onClick={onClear}>{t`Show everyone`}</Button>}>
      <Trans>No entries match the filters.</Trans>
    </Notice>
  ) : (
    <Notice title={t`No one is waiting`}>
      <Trans>Add patients who want an earlier time here, or from their appointment.</Trans>
    </Notice>
  );
}
