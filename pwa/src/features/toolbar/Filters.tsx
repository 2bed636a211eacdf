import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { departments, doctors } from '@/api/directory';
import { type Doctor, STATUSES } from '@/api/model';
import { useUser } from '@/api/useUser';
import { favouritesOf, toggleFavourite } from '@/lib/favourites';
import { useStore } from '@/lib/store';
import type { View } from '@/lib/view';
import { FilterChip } from '@/ui/FilterChip';
import { SearchField } from '@/ui/SearchField';
import { statusLabel } from '@/wording/messages';

/** Department, doctor, status and text, as chips; what they say stands in the URL, but for what is typed. */
export function Filters({ view, go }: { view: View; go: (change: Partial<View>) => void }) {
  const { t } = useLingui();
  const allDepartments = useQuery(departments).data ?? [];
  const allDoctors = useQuery(doctors).data ?? [];
  const mine = useFavourites(allDoctors);
  const offered = allDoctors.filter(
    (doctor) =>
      doctor.active && (view.departments.length === 0 || view.departments.includes(doctor.department.id)),
  );
  const chooseDepartments = (chosen: string[]) => {
    const stays = (id: string) => {
      const doctor = allDoctors.find((other) => other.id === id);
      return chosen.length === 0 || (doctor !== undefined && chosen.includes(doctor.department.id));
    };
    go({ departments: chosen, doctors: view.doctors.filter(stays) });
  };
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <FilterChip
        name={t`Department`}
        choices={allDepartments
          .filter((department) => department.active)
          .map(({ id, name, colour }) => ({ value: id, label: name, mark: <Mark colour={colour} /> }))}
        chosen={view.departments}
        onChange={chooseDepartments}
      />
      <FilterChip
        name={t`Doctor`}
        choices={offered.map(({ id, name, department }) => ({
          value: id,
          label: name,
          group: department.name,
        }))}
        chosen={view.doctors}
        onChange={(chosen) => go({ doctors: chosen })}
        favourites={mine}
      />
      <FilterChip
        name={t`Status`}
        choices={STATUSES.map((status) => ({ value: status, label: statusLabel(status) }))}
        chosen={view.statuses}
        onChange={(chosen) => go({ statuses: chosen })}
      />
      <SearchField
        label={t`Find in this view`}
        placeholder={t`Patient, MRN, reason`}
        value={view.q}
        onChange={(q) => go({ q })}
      />
    </div>
  );
}

/** “My doctors”: those with a star, on this device; who is there no more is left out. */
function useFavourites(all: readonly Doctor[]) {
  const { t } = useLingui();
  const user = useUser()?.id ?? '';
  const values = useStore(favouritesOf(user)).filter((id) => all.some((doctor) => doctor.id === id));
  return { name: t`My doctors`, values, onToggle: (id: string) => toggleFavourite(user, id) };
}

function Mark({ colour }: { colour: string }) {
  return <i aria-hidden className="size-2 shrink-0 rounded-xs" style={{ background: colour }} />;
}
