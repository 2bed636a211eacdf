import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { availabilityIn } from '@/api/availability';
import { doctors } from '@/api/directory';
import { Failed } from '@/components/Failed';
import { addDays, dayBounds, today } from '@/lib/zone';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { DoctorDetail } from './DoctorDetail';

/** A doctor's own hours and time off. The server shows doctors nobody's availability but their own: that is who they are. */
export function OwnPage() {
  const { t } = useLingui();
  const doctorsQuery = useQuery(doctors);
  const range = {
    from: new Date(dayBounds(today()).start).toISOString(),
    to: new Date(dayBounds(addDays(today(), 1)).start).toISOString(),
  };
  const own = useQuery(availabilityIn(range));
  const error = doctorsQuery.error ?? own.error;
  if (error && !(doctorsQuery.data && own.data))
    return (
      <Failed
        title={t`Your hours could not be loaded`}
        error={error}
        retry={() => Promise.all([doctorsQuery.refetch(), own.refetch()])}
      />
    );
  if (!doctorsQuery.data || !own.data) return <RowsSkeleton />;
  const doctor = doctorsQuery.data.find(({ id }) => id === own.data[0]?.doctorId);
  if (!doctor)
    return (
      <Notice title={t`Your account is not linked to a doctor yet`}>
        <Trans>An administrator links your account to a doctor. Your hours will then appear here.</Trans>
      </Notice>
    );
  return <DoctorDetail doctor={doctor} mayEdit={false} mayChange />;
}
