import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { workingHours } from '@/api/hours';
import type { Doctor } from '@/api/model';
import { PartFailed } from '@/components/PartFailed';
import { Skeleton } from '@/ui/Skeleton';
import { HoursEditor } from './HoursEditor';
import { weekLines } from './week';

/** When a doctor works, week after week. */
export function HoursSection({ doctor, mayChange }: { doctor: Doctor; mayChange: boolean }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(workingHours(doctor.id));
  return (
    <section aria-label={t`Working hours`} className="grid min-w-0 content-start gap-2">
      <h3 className="flex h-9 items-center border-line border-b pb-1.5 font-semibold text-lg tracking-tight">
        <Trans>Working hours</Trans>
      </h3>
      {error && !data ? (
        <PartFailed error={error} retry={refetch} className="py-1" />
      ) : !data ? (
        <div role="status" aria-label={t`Loading`} className="grid gap-2 py-1">
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-8" />
          ))}
        </div>
      ) : mayChange ? (
        <HoursEditor doctor={doctor} week={data} />
      ) : data.hours.length === 0 ? (
        <p className="py-1 text-mute">
          <Trans>None set: {doctor.name} cannot be booked without an override.</Trans>
        </p>
      ) : (
        <ul className="grid gap-1 py-1">
          {weekLines(data.hours).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
