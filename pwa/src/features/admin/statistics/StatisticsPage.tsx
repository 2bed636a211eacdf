import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Statistics } from '@/api/model';
import { statistics } from '@/api/statistics';
import { Failed } from '@/components/Failed';
import { cx } from '@/lib/cx';
import { type Go, isId, type SearchState } from '@/lib/searchState';
import { today } from '@/lib/zone';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { Figure } from '../Figure';
import { counted, daysLabel, hoursLabel, share } from '../figures';
import { BarTable } from './BarTable';
import { DayChart } from './DayChart';
import { RangeBar } from './RangeBar';
import { buckets, readRange } from './range';

/** How the hospital's time is used; the range and the department stand in the URL. */
export function StatisticsPage({ search, go }: { search: SearchState; go: Go }) {
  const { t } = useLingui();
  const range = readRange(search, today());
  const department = isId(search.department) ? search.department : undefined;
  const { data, error, refetch, isPlaceholderData } = useQuery(
    statistics(range.first, range.last, department),
  );
  return (
    <>
      <RangeBar range={range} department={department} go={go} />
      <div
        className={cx('min-h-0 flex-1 overflow-y-auto', isPlaceholderData && 'opacity-60')}
        aria-busy={isPlaceholderData}
      >
        {error && (!data || isPlaceholderData) ? (
          <Failed title={t`The statistics could not be loaded`} error={error} retry={refetch} />
        ) : !data ? (
          <Loading />
        ) : data.total.bookings + data.total.cancelled === 0 ? (
          <Notice title={t`Nothing was booked in this period`}>
            <Trans>Choose another period or department.</Trans>
          </Notice>
        ) : (
          <Charts data={data} />
        )}
      </div>
    </>
  );
}

function Charts({ data }: { data: Statistics }) {
  const { t } = useLingui();
  const { total, leadTime, doctors, departments: all, busiestDoctor, popularDepartment } = data;
  const most = Math.max(1, ...all.map(({ bookings }) => bookings));
  const busiest = doctors.find(({ doctor }) => doctor.id === busiestDoctor?.id);
  const popular = all.find(({ department }) => department.id === popularDepartment?.id);
  const [cancelled, overbooked, noShows] = [
    counted(total.cancelled),
    counted(total.overbooked),
    counted(total.noShows),
  ];
  const worst = Math.max(0.01, ...all.map(({ noShowRate }) => noShowRate ?? 0));
  const [booked, working] = [hoursLabel(total.bookedMinutes), hoursLabel(total.workingMinutes)];
  const ninetieth = daysLabel(leadTime.ninetieth);
  return (
    <div className="grid gap-7 p-4 max-md:px-3">
      <dl className="grid grid-cols-6 gap-x-6 gap-y-4 max-xl:grid-cols-3 max-sm:grid-cols-2">
        <Figure
          name={t`Bookings`}
          value={counted(total.bookings)}
          note={t`${cancelled} cancelled, ${overbooked} overbooked`}
        />
        <Figure name={t`Utilisation`} value={share(total.utilisation)} note={t`${booked} of ${working}`} />
        <Figure name={t`No-show rate`} value={share(total.noShowRate)} note={t`${noShows} did not attend`} />
        <Figure
          name={t`Lead time (median)`}
          value={daysLabel(leadTime.median)}
          note={t`nine out of ten within ${ninetieth}`}
        />
        <Figure
          name={t`Busiest doctor`}
          value={busiestDoctor?.name ?? '–'}
          note={busiest && hoursLabel(busiest.usage.bookedMinutes)}
        />
        <Figure
          name={t`Busiest department`}
          value={popularDepartment?.name ?? '–'}
          note={popular && counted(popular.bookings)}
        />
      </dl>
      <DayChart buckets={buckets(data.days)} />
      <div className="grid grid-cols-2 gap-x-10 gap-y-7 max-lg:grid-cols-1">
        <BarTable
          chart="utilisation"
          title={t`Utilisation by doctor`}
          note={t`Booked time within working hours; no-shows count as empty.`}
          columns={[t`Doctor`, t`Utilisation`, t`Booked`, t`No-shows`]}
          rows={doctors.map(({ doctor, department, usage }) => ({
            key: doctor.id,
            name: doctor.name,
            under: department.name,
            colour: department.colour,
            part: usage.utilisation,
            values: [share(usage.utilisation), hoursLabel(usage.bookedMinutes), share(usage.noShowRate)],
          }))}
        />
        <div className="grid content-start gap-7">
          <BarTable
            chart="departments"
            title={t`Bookings by department`}
            columns={[t`Department`, t`Bookings`]}
            rows={all.map(({ department, bookings }) => ({
              key: department.id,
              name: department.name,
              colour: department.colour,
              part: bookings / most,
              values: [counted(bookings)],
            }))}
          />
          <BarTable
            chart="no-shows"
            title={t`No-show rate by department`}
            note={t`Of all attended and missed appointments.`}
            columns={[t`Department`, t`No-show rate`]}
            rows={all.map(({ department, noShowRate }) => ({
              key: department.id,
              name: department.name,
              colour: department.colour,
              part: noShowRate === null ? null : noShowRate / worst,
              values: [share(noShowRate)],
            }))}
          />
        </div>
      </div>
    </div>
  );
}

function Loading() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-7 p-4 max-md:px-3">
      <div className="grid grid-cols-6 gap-6 max-xl:grid-cols-3 max-sm:grid-cols-2">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} className="h-14" />
        ))}
      </div>
      <Skeleton className="h-52" />
      <div className="grid grid-cols-2 gap-10 max-lg:grid-cols-1">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </div>
  );
}
