import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileSpreadsheet, Sheet, X } from 'lucide-react';
import { type LogFilter, logFile, loggedActions } from '@/api/activityLog';
import { useExport } from '@/components/useExport';
import { reachable } from '@/lib/reachable';
import { saveFile } from '@/lib/saveFile';
import type { Go, SearchState } from '@/lib/searchState';
import { useStore } from '@/lib/store';
import { dayOf } from '@/lib/zone';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { chip } from '@/ui/chip';
import { FilterChip } from '@/ui/FilterChip';
import { Receiving } from '@/ui/Receiving';
import { SearchField } from '@/ui/SearchField';
import { OUTCOMES } from './filter';
import { kindsOf } from './kinds';
import { outcomeLabel } from './OutcomeBadge';
import { PatientChip } from './PatientChip';
import { TimeChip } from './TimeChip';

interface Props {
  search: SearchState;
  filter: LogFilter;
  go: Go;
  onClear: (() => void) | undefined;
}

/** What of the log is shown, and its file. */
export function LogBar({ search, filter, go, onClear }: Props) {
  const { t } = useLingui();
  const online = useStore(reachable);
  const kinds = kindsOf(useQuery(loggedActions).data ?? []);
  const named = filter.action?.split(',');
  const isChosen = ({ actions }: { actions: string[] }) =>
    named !== undefined && actions.every((action) => named.includes(action));
  const { rows, run, stop } = useExport();
  const save = (format: 'xlsx' | 'csv') =>
    run(async (coming) =>
      saveFile(await logFile(format, filter, coming), `activity-${dayOf(Date.now())}.${format}`),
    );
  const list = (chosen: string[]) => chosen.join(',') || undefined;
  return (
    <Bar>
      <SearchField
        label={t`Find in the log`}
        placeholder={t`Search details`}
        value={search.q ?? ''}
        onChange={(q) => go({ q: q || undefined }, true)}
      />
      <SearchField
        label={t`Who: name or ID`}
        placeholder={t`Who: name or ID`}
        value={search.actor ?? ''}
        onChange={(actor) => go({ actor: actor || undefined }, true)}
      />
      <PatientChip patient={filter.patient} onChange={(patient) => go({ patient })} />
      <FilterChip
        name={t`What`}
        choices={kinds.map(({ kind, label }) => ({ value: kind, label }))}
        chosen={kinds.filter(isChosen).map(({ kind }) => kind)}
        onChange={(chosen) =>
          go({ action: list(kinds.flatMap(({ kind, actions }) => (chosen.includes(kind) ? actions : []))) })
        }
      />
      {named && !kinds.some(isChosen) && (
        <Only name={t`Action`} value={filter.action} onDrop={() => go({ action: undefined })} />
      )}
      <FilterChip
        name={t`Outcome`}
        choices={OUTCOMES.map((outcome) => ({ value: outcome, label: outcomeLabel(outcome) }))}
        chosen={filter.outcome?.split(',') ?? []}
        onChange={(chosen) => go({ outcome: list(chosen) })}
      />
      <TimeChip from={search.from} to={search.to} onChange={(from, to) => go({ from, to })} />
      <Only name={t`Subject`} value={filter.subject} onDrop={() => go({ subject: undefined })} />
      <Only name={t`Address`} value={filter.address} onDrop={() => go({ address: undefined })} />
      <Only name={t`Request`} value={filter.request} onDrop={() => go({ request: undefined })} />
      <div className="ml-auto flex items-center gap-1.5">
        {onClear && <Button variant="quiet" onClick={onClear}>{t`Clear`}</Button>}
        {rows !== null ? (
          <Receiving rows={rows} onStop={stop} />
        ) : (
          <>
            <Button
              title={t`Export filtered entries as a workbook (Excel, XLSX)`}
              disabled={!online}
              onClick={() => void save('xlsx')}
            >
              <FileSpreadsheet size={14} aria-hidden />
              Excel
            </Button>
            <Button
              title={t`Export filtered entries as a table (CSV)`}
              disabled={!online}
              onClick={() => void save('csv')}
            >
              <Sheet size={14} aria-hidden />
              CSV
            </Button>
          </>
        )}
      </div>
    </Bar>
  );
}

/** A filter that came from a row: what it is, and a way to drop it. */
function Only({ name, value, onDrop }: { name: string; value: string | undefined; onDrop: () => void }) {
  const { t } = useLingui();
  if (!value) return null;
  return (
    <button
      type="button"
      onClick={onDrop}
      title={value}
      aria-label={t`Remove filter: ${name} ${value}`}
      className={chip(true)}
    >
      {name} <b className="truncate font-semibold text-ink">{value.slice(-12)}</b>
      <X size={13} aria-hidden className="shrink-0" />
    </button>
  );
}
