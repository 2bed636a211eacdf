import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import { availabilityIn } from '@/api/availability';
import type { Availability, Department, Doctor } from '@/api/model';
import { cx } from '@/lib/cx';
import { walkRows } from '@/lib/walkRows';
import { addDays, dayBounds, today } from '@/lib/zone';
import { IconButton } from '@/ui/Button';
import { DeptMark } from '@/ui/DeptMark';
import { useCanSave } from '@/ui/NotSaved';
import type { Group } from './groups';

interface Props {
  groups: readonly Group[];
  selected: string | undefined;
  onOpen: (id: string) => void;
  /** Absent for those who may not. */
  onAdd?: (departmentId: string) => void;
  onChange?: (department: Department) => void;
}

/** Departments, each with its doctors; who is away or has no hours is marked. */
export function DoctorList({ groups, selected, onOpen, onAdd, onChange }: Props) {
  const { t } = useLingui();
  const canSave = useCanSave();
  const times = useWeekAhead();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk from row to row; each row is a button of its own.
    <div onKeyDown={walkRows}>
      {groups.map(({ department, doctors }) => {
        const { id, name, colour, active } = department;
        return (
          <section key={id} aria-label={name}>
            <h2 className="flex min-h-9 items-center gap-2 border-line-soft border-b bg-page pr-2 pl-4 font-semibold max-md:pl-3">
              <DeptMark
                colour={colour}
                className={cx('size-2.5 shrink-0 rounded-xs', !active && 'opacity-40')}
              />
              <span className={cx('min-w-0 truncate', !active && 'text-mute line-through')}>{name}</span>
              <span className="mr-auto font-normal text-mute">{doctors.length}</span>
              {onAdd && active && (
                <IconButton
                  label={t`Add a doctor to ${name}`}
                  disabled={!canSave}
                  onClick={() => onAdd(id)}
                  className="hover:bg-panel"
                >
                  <Plus size={15} aria-hidden />
                </IconButton>
              )}
              {onChange && (
                <IconButton
                  label={t`Change ${name}`}
                  onClick={() => onChange(department)}
                  className="hover:bg-panel"
                >
                  <Pencil size={14} aria-hidden />
                </IconButton>
              )}
            </h2>
            <ul>
              {doctors.map((doctor) => (
                <li key={doctor.id}>
                  <button
                    type="button"
                    data-row={doctor.id}
                    aria-current={doctor.id === selected || undefined}
                    onClick={() => onOpen(doctor.id)}
                    className="flex min-h-9 w-full items-center gap-2 border-line-soft border-b px-4 text-left hover:bg-page focus-visible:-outline-offset-2 aria-[current]:bg-accent/10 max-md:px-3 coarse:min-h-11"
                  >
                    <span className={cx('min-w-0 flex-1 truncate', !doctor.active && 'text-mute')}>
                      {doctor.name}
                    </span>
                    <Mark doctor={doctor} times={times?.get(doctor.id)} known={times !== undefined} />
                  </button>
                </li>
              ))}
              {doctors.length === 0 && (
                <li className="border-line-soft border-b px-4 py-2 text-mute text-xs max-md:px-3">
                  <Trans>No doctors.</Trans>
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Mark({ doctor, times, known }: { doctor: Doctor; times: Availability | undefined; known: boolean }) {
  const { t } = useLingui();
  if (!doctor.active) return <span className="text-mute text-xs">{t`inactive`}</span>;
  if (!known) return null;
  const now = Date.now();
  const away = times?.timeOff.some(({ start, end }) => Date.parse(start) <= now && now < Date.parse(end));
  if (away) return <span className="text-mute text-xs">{t`away`}</span>;
  if (!times || times.open.length === 0) return <span className="text-warn text-xs">{t`no hours`}</span>;
  return null;
}

/** When everybody works in the next seven days. */
function useWeekAhead(): ReadonlyMap<string, Availability> | undefined {
  const { data } = useQuery(
    availabilityIn({
      from: new Date(dayBounds(today()).start).toISOString(),
      to: new Date(dayBounds(addDays(today(), 7)).start).toISOString(),
    }),
  );
  return data && new Map(data.map((entry) => [entry.doctorId, entry]));
}
