import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { departments, doctors } from '@/api/directory';
import { type Doctor, STATUSES } from '@/api/model';
import { useCan } from '@/api/rights';
import { useUser } from '@/api/useUser';
import { cx } from '@/lib/cx';
import { favouritesOf, toggleFavourite } from '@/lib/favourites';
import { useStore } from '@/lib/store';
import { ChoiceList } from '@/ui/ChoiceList';
import { DeptMark } from '@/ui/DeptMark';
import { Popover } from '@/ui/Popover';
import { statusLabel } from '@/wording/messages';
import type { FiltersPanelProps } from './Filters';

/** Department, doctor and status side by side; what they say stands in the URL. A doctor sees their own appointments only. */
export function FiltersPanel({ anchor, view, go, onClose }: FiltersPanelProps) {
  const { t } = useLingui();
  const seesAll = useCan('seeAllHours');
  const known = useQuery({ ...departments, enabled: seesAll });
  const allDepartments = known.data ?? [];
  const allDoctors = useQuery({ ...doctors, enabled: seesAll }).data ?? [];
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
  // All of it at once: it finds its place by its size, and the focus its first field.
  if (seesAll && known.isPending) return null;
  const none = view.departments.length + view.doctors.length + view.statuses.length === 0;
  return (
    <Popover
      anchor={anchor}
      label={t`Filters`}
      onClose={onClose}
      className={cx('max-h-[calc(100dvh-1rem)] overflow-y-auto', seesAll ? 'w-170 max-w-[94vw]' : 'w-64')}
    >
      <div className={cx('grid gap-x-3 gap-y-2', seesAll && 'md:grid-cols-[1fr_1.25fr_0.85fr]')}>
        {seesAll && (
          <>
            <Part name={t`Department`} onClear={() => chooseDepartments([])} clear={!view.departments.length}>
              <ChoiceList
                choices={allDepartments
                  .filter((department) => department.active)
                  .map(({ id, name, colour }) => ({
                    value: id,
                    label: name,
                    mark: <DeptMark colour={colour} className="size-2 shrink-0 rounded-xs" />,
                  }))}
                chosen={view.departments}
                onChange={chooseDepartments}
              />
            </Part>
            <Part name={t`Doctor`} onClear={() => go({ doctors: [] })} clear={!view.doctors.length}>
              <ChoiceList
                choices={offered.map(({ id, name, department }) => ({
                  value: id,
                  label: name,
                  group: department.name,
                }))}
                chosen={view.doctors}
                onChange={(chosen) => go({ doctors: chosen })}
                favourites={mine}
              />
            </Part>
          </>
        )}
        <Part name={t`Status`} onClear={() => go({ statuses: [] })} clear={!view.statuses.length}>
          <ChoiceList
            choices={STATUSES.map((status) => ({ value: status, label: statusLabel(status) }))}
            chosen={view.statuses}
            onChange={(chosen) => go({ statuses: chosen })}
          />
        </Part>
      </div>
      <button
        type="button"
        disabled={none}
        onClick={() => go({ departments: [], doctors: [], statuses: [] })}
        className="mt-1.5 w-full border-line border-t px-2 pt-2 pb-1 text-left text-accent focus-visible:-outline-offset-2 disabled:text-mute"
      >
        <Trans>Clear all filters</Trans>
      </button>
    </Popover>
  );
}

interface PartProps {
  name: string;
  /** Nothing is chosen. */
  clear: boolean;
  onClear: () => void;
  children: ReactNode;
}

function Part({ name, clear, onClear, children }: PartProps) {
  const { t } = useLingui();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <div className="flex h-8 items-center justify-between px-2">
        <h2 id={heading} className="font-semibold">
          {name}
        </h2>
        {!clear && (
          <button
            type="button"
            aria-label={t`Clear ${name}`}
            onClick={onClear}
            className="rounded-md px-1.5 py-1 text-accent text-xs hover:bg-page"
          >
            <Trans>Clear</Trans>
          </button>
        )}
      </div>
      {children}
    </section>
  );
}

/** “My doctors”: those with a star, on this device; who is there no more is left out. */
function useFavourites(all: readonly Doctor[]) {
  const { t } = useLingui();
  const user = useUser()?.id ?? '';
  const values = useStore(favouritesOf(user)).filter((id) => all.some((doctor) => doctor.id === id));
  return { name: t`My doctors`, values, onToggle: (id: string) => toggleFavourite(user, id) };
}
