import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import type { Department } from '@/api/model';
import { useCan } from '@/api/rights';
import { Failed } from '@/components/Failed';
import { cx } from '@/lib/cx';
import { NARROW, useMedia } from '@/lib/media';
import type { Go, SearchState } from '@/lib/searchState';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { useCanSave } from '@/ui/NotSaved';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { SearchField } from '@/ui/SearchField';
import { DepartmentDialog } from './DepartmentDialog';
import { DoctorDetail } from './DoctorDetail';
import { DoctorDialog } from './DoctorDialog';
import { DoctorList } from './DoctorList';
import { byDepartment } from './groups';
import { NobodyYet } from './NobodyYet';

/** What is being added or changed in a dialog. */
type Asking = { add: 'doctor'; to?: string } | { add: 'department' } | { change: Department } | null;

/** The hospital's doctors by department, and one of them: hours, time off. */
export function DoctorsPage({ search, go }: { search: SearchState; go: Go }) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  const canSave = useCanSave();
  const mayChange = useCan('keepDirectory');
  const [asking, setAsking] = useState<Asking>(null);
  const [departmentsQuery, doctorsQuery] = [useQuery(departments), useQuery(doctors)];
  const error = departmentsQuery.error ?? doctorsQuery.error;
  if (error && !(departmentsQuery.data && doctorsQuery.data))
    return (
      <Failed
        title={t`The doctors could not be loaded`}
        error={error}
        retry={() => Promise.all([departmentsQuery.refetch(), doctorsQuery.refetch()])}
      />
    );
  if (!departmentsQuery.data || !doctorsQuery.data) return <RowsSkeleton />;

  const all = search.unused === 'shown';
  const groups = byDepartment(departmentsQuery.data, doctorsQuery.data, search.q ?? '', all);
  const chosen = doctorsQuery.data.find(({ id }) => id === search.doctor);
  const unused =
    departmentsQuery.data.some(({ active }) => !active) || doctorsQuery.data.some(({ active }) => !active);
  const onOpen = (doctor: string | undefined) => go({ doctor }, true);
  // An entry that is being changed is the one that is known now, with what somebody else has done to it.
  const changed = asking && 'change' in asking ? asking.change : undefined;
  const current = changed && (departmentsQuery.data.find(({ id }) => id === changed.id) ?? changed);
  return (
    <>
      <div className="flex min-h-0 flex-1">
        {!(narrow && chosen) && (
          <section
            aria-label={t`Doctors by department`}
            className={cx(
              'flex min-h-0 flex-col',
              narrow ? 'flex-1' : 'w-[340px] shrink-0 border-line border-r',
              departmentsQuery.data.length === 0 && !narrow && 'w-full border-r-0',
            )}
          >
            {departmentsQuery.data.length === 0 ? (
              <NobodyYet mayChange={mayChange} onDepartment={() => setAsking({ add: 'department' })} />
            ) : (
              <>
                <div className="flex items-center gap-1.5 border-line border-b px-3 py-1.5 [&>label]:w-auto [&>label]:flex-1">
                  <SearchField
                    label={t`Find a doctor`}
                    placeholder={t`Doctor, department`}
                    value={search.q ?? ''}
                    onChange={(q) => go({ q: q || undefined }, true)}
                  />
                  {mayChange && (
                    <Button
                      variant="primary"
                      disabled={!canSave}
                      onClick={() => setAsking({ add: 'doctor' })}
                    >
                      <Plus size={15} aria-hidden />
                      <Trans>Doctor</Trans>
                    </Button>
                  )}
                </div>
                <div className="min-h-0 flex-1 overflow-y-auto">
                  {groups.length === 0 ? (
                    <Notice
                      title={t`No matches`}
                      action={<Button onClick={() => go({ q: undefined }, true)}>{t`Show everyone`}</Button>}
                    />
                  ) : (
                    <DoctorList
                      groups={groups}
                      selected={chosen?.id}
                      onOpen={onOpen}
                      {...(mayChange && {
                        onAdd: (to: string) => setAsking({ add: 'doctor', to }),
                        onChange: (change: Department) => setAsking({ change }),
                      })}
                    />
                  )}
                  <footer className="flex flex-wrap gap-1.5 p-3">
                    {mayChange && (
                      <Button disabled={!canSave} onClick={() => setAsking({ add: 'department' })}>
                        <Plus size={15} aria-hidden />
                        <Trans>Department</Trans>
                      </Button>
                    )}
                    {unused && (
                      <Button
                        variant="quiet"
                        aria-pressed={all}
                        onClick={() => go({ unused: all ? undefined : 'shown' }, true)}
                      >
                        {all ? <Trans>Hide inactive</Trans> : <Trans>Show inactive</Trans>}
                      </Button>
                    )}
                  </footer>
                </div>
              </>
            )}
          </section>
        )}
        {chosen ? (
          <DoctorDetail
            key={chosen.id}
            doctor={chosen}
            mayEdit={mayChange}
            mayChange={mayChange}
            onClose={narrow ? () => onOpen(undefined) : undefined}
          />
        ) : (
          !narrow &&
          departmentsQuery.data.length > 0 && (
            <div className="min-w-0 flex-1">
              <Notice
                title={doctorsQuery.data.length > 0 ? t`Choose a doctor` : t`No doctors yet`}
                action={
                  doctorsQuery.data.length === 0 &&
                  mayChange && (
                    <Button
                      variant="primary"
                      disabled={!canSave}
                      onClick={() => setAsking({ add: 'doctor' })}
                    >
                      <Trans>Add a doctor</Trans>
                    </Button>
                  )
                }
              >
                {doctorsQuery.data.length > 0 ? (
                  <Trans>Their working hours and time off are shown here.</Trans>
                ) : mayChange ? (
                  <Trans>Add the first one, then set their working hours so that they can be booked.</Trans>
                ) : (
                  <Trans>An administrator still has to add them.</Trans>
                )}
              </Notice>
            </div>
          )
        )}
      </div>
      {asking && 'add' in asking && asking.add === 'doctor' && (
        <DoctorDialog
          doctor={undefined}
          departmentId={asking.to ?? onlyOne(departmentsQuery.data)}
          onClose={() => setAsking(null)}
          onAdded={({ id }) => go({ doctor: id, q: undefined }, true)}
        />
      )}
      {asking && (current || ('add' in asking && asking.add === 'department')) && (
        <DepartmentDialog department={current} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

/** Where there is no choice nobody is asked. */
function onlyOne(all: readonly Department[]): string | undefined {
  const active = all.filter((department) => department.active);
  return active.length === 1 ? active[0]?.id : undefined;
}
