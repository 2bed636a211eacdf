import { useLingui } from '@lingui/react/macro';
import { walkRows } from '@/lib/walkRows';
import { RowCard } from '@/ui/RowCard';
import { patientName } from '@/wording/messages';
import type { EntryRows } from './EntryTable';
import { windowLabel } from './labels';
import { Marks, Priority } from './Marks';
import { useNames } from './useNames';

/** Who waits, on a phone. */
export function EntryCards({ groups, selected, onOpen }: EntryRows) {
  const { t } = useLingui();
  const names = useNames();
  return groups.map(([departmentId, entries]) => {
    const name = names.department(departmentId)?.name ?? '';
    return (
      <section key={departmentId} aria-label={name}>
        <h3 className="border-line-soft border-b bg-page px-3 py-1.5 font-semibold">
          {name} <span className="font-normal text-mute">{entries.length}</span>
        </h3>
        <ul onKeyDown={walkRows} aria-label={t`Waiting patients`}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <RowCard
                id={entry.id}
                selected={entry.id === selected}
                onOpen={onOpen}
                mark={<span className="w-5 text-right text-mute">{entry.position}</span>}
                title={patientName(entry.patient)}
                detail={`${names.doctor(entry.doctorId)?.name ?? t`any doctor`} · ${windowLabel(entry)}`}
                badge={
                  <span className="flex flex-col items-end gap-1">
                    <Priority value={entry.priority} />
                    <Marks entry={entry} />
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
