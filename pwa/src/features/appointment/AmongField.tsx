import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { departments, doctors } from '@/api/directory';
import { type Choice, ComboField } from '@/ui/ComboField';
import { DeptMark } from '@/ui/DeptMark';
import type { Among } from './draft';

interface Props {
  among: Among;
  error?: string | undefined;
  autofocus?: boolean;
  onChange: (among: Among) => void;
}

const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id);

/**
 * With whom: a doctor, several of them, or whole departments. One alone stands in the field, and another choice replaces
 * it; with *Add* there are several, of any of whom a time will do.
 */
export function AmongField({ among, error, autofocus, onChange }: Props) {
  const { t } = useLingui();
  const allDepartments = useQuery(departments).data ?? [];
  const allDoctors = useQuery(doctors).data ?? [];
  const chosen = [...among.departments, ...among.doctors];
  const mark = (colour: string) => <DeptMark colour={colour} className="size-2 shrink-0 rounded-xs" />;
  const choices: Choice[] = [
    ...allDepartments
      .filter(({ id, active }) => active || chosen.includes(id))
      .map(({ id, name, colour }) => ({ id, name, note: t`any doctor`, mark: mark(colour) })),
    ...allDoctors
      .filter(({ id, active }) => active || chosen.includes(id))
      .map(({ id, name, department }) => ({
        id,
        name,
        note: department.name,
        mark: mark(department.colour),
      })),
  ];
  const isDepartment = (id: string) => allDepartments.some((department) => department.id === id);
  const only = (id: string) =>
    onChange(isDepartment(id) ? { departments: [id], doctors: [] } : { departments: [], doctors: [id] });
  const add = (id: string) =>
    onChange(
      isDepartment(id)
        ? { ...among, departments: [...among.departments, id] }
        : { ...among, doctors: [...among.doctors, id] },
    );
  const remove = (id: string) =>
    onChange({ departments: without(among.departments, id), doctors: without(among.doctors, id) });
  const several = chosen.length > 1;
  return (
    <div className="grid gap-1.5">
      {several ? (
        <div className="grid gap-1">
          <span className="text-mute text-xs">{t`With any of`}</span>
          <ul className="flex flex-wrap gap-1">
            {choices
              .filter(({ id }) => chosen.includes(id))
              .map(({ id, name, mark }) => (
                <li
                  key={id}
                  className="flex h-7 max-w-full items-center gap-1.5 rounded-full border border-line pl-2.5 coarse:h-9"
                >
                  {mark}
                  <span className="truncate">{name}</span>
                  <button
                    type="button"
                    aria-label={t`Remove ${name}`}
                    onClick={() => remove(id)}
                    className="grid size-7 place-items-center rounded-full text-mute hover:text-ink coarse:size-9"
                  >
                    <X size={12} aria-hidden />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ) : (
        <ComboField
          label={t`Doctor or department`}
          choices={choices}
          value={chosen[0] ?? null}
          placeholder={t`Name`}
          error={error}
          autofocus={autofocus}
          onChange={only}
        />
      )}
      {chosen.length > 0 && (
        <ComboField
          label={t`Add a doctor or department`}
          bare
          choices={choices.filter(({ id }) => !chosen.includes(id))}
          value={null}
          placeholder={t`or also …`}
          onChange={add}
          className="border-transparent! bg-transparent"
        />
      )}
    </div>
  );
}
