import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { WaitlistEntry } from '@/api/model';
import { CallLink } from '@/components/CallLink';
import { cx } from '@/lib/cx';
import { useNow } from '@/lib/useNow';
import { walkRows } from '@/lib/walkRows';
import { dayOf, duration, fullDate, MINUTE } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { cell, named, OpeningRow, RowButton, TableHead, table } from '@/ui/table';
import { patientName } from '@/wording/messages';
import { suitsLabel, waitedLabel, windowLabel } from './labels';
import { Marks, Priority } from './Marks';
import { useNames } from './useNames';

export interface EntryRows {
  /** By department, in the order of fairness. */
  groups: readonly (readonly [string, readonly WaitlistEntry[]])[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}

const two = `${cell} h-11.5 max-w-56`;

/** Who waits, as a table: every row opens its entry, every department has a heading. */
export function EntryTable({ groups, selected, onOpen }: EntryRows) {
  const { t } = useLingui();
  const names = useNames();
  const columns = [t`Position`, t`Patient`, t`Requested`, t`When`, t`Priority`, t`Waiting time`, t`Contact`];
  return (
    <table className={table} aria-label={t`Waiting patients`} onKeyDown={walkRows}>
      <TableHead columns={named(...columns)} />
      {groups.map(([departmentId, entries]) => {
        const department = names.department(departmentId);
        return (
          <tbody key={departmentId}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length}
                className="h-8 border-line-soft border-b bg-page px-4 text-left font-semibold"
              >
                <DeptMark
                  colour={department?.colour ?? ''}
                  className="mr-2 inline-block size-2.5 rounded-xs"
                />
                {department?.name} <span className="font-normal text-mute">{entries.length}</span>
              </th>
            </tr>
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} selected={entry.id === selected} onOpen={onOpen} />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface RowProps {
  entry: WaitlistEntry;
  selected: boolean;
  onOpen: (id: string) => void;
}

function Row({ entry, selected, onOpen }: RowProps) {
  const { t } = useLingui();
  const names = useNames();
  const now = useNow();
  const { id, patient, position, priority, priorityReason, joinedAt, minutes } = entry;
  return (
    <OpeningRow id={id} selected={selected} onOpen={onOpen}>
      <td className={cx(two, 'w-14 text-mute')}>{position}</td>
      <td className={two}>
        <RowButton id={id} onOpen={onOpen} className="block">
          {patientName(patient)}
        </RowButton>
        <Under>{patient.mrn}</Under>
      </td>
      <td className={two}>
        <span className="block truncate">{names.doctor(entry.doctorId)?.name ?? t`any doctor`}</span>
        <Under>
          {[names.type(entry.typeId), duration(minutes * MINUTE)].filter(Boolean).join(', ')}
          {entry.appointmentId && ` · ${t`has a later appointment`}`}
        </Under>
      </td>
      <td className={two}>
        <span className="block truncate">{windowLabel(entry)}</span>
        <Under>{suitsLabel(entry)}</Under>
      </td>
      <td className={two}>
        <span className="flex min-w-0 items-center gap-2">
          <Priority value={priority} />
          <span className="truncate text-mute text-xs" title={priorityReason}>
            {priorityReason}
          </span>
        </span>
      </td>
      <td className={two}>
        <span className="block truncate">{waitedLabel(joinedAt, now)}</span>
        <Under>{t`since ${fullDate(dayOf(Date.parse(joinedAt)))}`}</Under>
      </td>
      <td className={two}>
        <span className="flex gap-1.5">
          <Marks entry={entry} />
        </span>
        <Under>
          {/* Above the row, which opens the entry. */}
          {entry.phone ? (
            <span className="relative z-10">
              <CallLink {...entry} />
            </span>
          ) : (
            (entry.email ?? t`no e-mail: call`)
          )}
        </Under>
      </td>
    </OpeningRow>
  );
}

const Under = ({ children }: { children: ReactNode }) => (
  <span className="block truncate text-mute text-xs">{children}</span>
);
