import { useCan } from '@/api/rights';
import { AwayPage } from '@/features/appointment/bulk/AwayPage';
import { useBook } from '../book';

/** It is over, and nothing of it stays in the URL. */
const BACK = { away: undefined, awayFrom: undefined, awayTo: undefined };

/** A doctor's time away, wired to the view of the URL. */
export function Away() {
  const { view, go } = useBook();
  const keepsDirectory = useCan('keepDirectory');
  if (!view.away) return null;
  return (
    <AwayPage
      doctorId={view.away}
      day={view.date}
      from={view.awayFrom}
      to={view.awayTo}
      writesTimeOff={keepsDirectory}
      onClose={(date) => go({ ...BACK, date })}
      onOpen={(appointment) => go({ ...BACK, appointment })}
    />
  );
}
