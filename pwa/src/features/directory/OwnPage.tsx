import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { availabilityIn } from '@/api/availability';
import { doctors } from '@/api/directory';
import { addDays, dayBounds, today } from '@/lib/zone';
import { Failed } from '@/ui/Failed';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { errorSentence } from '@/wording/sentences';
import { DoctorDetail } from './DoctorDetail';

/** A doctor's own hours and time off. The server shows doctors nobody's availability but their own: that is who they are. */
export function OwnPage() {
  const { t } = useLingui();
  const people = useQuery(doctors);
  const range = {
    from: new Date(dayBounds(today()).start).toISOString(),
    to: new Date(dayBounds(addDays(today(), 1)).start).toISOString(),
  };
  const own = useQuery(availabilityIn(range));
  const error = people.error ?? own.error;
  if (error && !(people.data && own.data))
    return (
      <Failed
        title={t`Your hours could not be loaded`}
        why={errorSentence(error)}
        retry={() => void Promise.all([people.refetch(), own.refetch()])}
      />
    );
  if (!people.data || !own.data) return <RowsSkeleton />;
  const doctor = people.data.find(({ id }) => id === own.data[0]?.doctorId);
  if (!doctor)
    return (
      <Notice title={t`Your account is not linked to a doctor yet`}>
        <Trans>An administrator links your account to a doctor. Your hours will then appear here.</Trans>
      </Notice>
    );
  return <DoctorDetail doctor={doctor} mayEdit={false} mayChange />;
}
