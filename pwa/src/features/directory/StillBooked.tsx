import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { use } from 'react';
import type { AddedTimeOff, Doctor } from '@/api/model';
import { useCan } from '@/api/rights';
import { dayOf } from '@/lib/zone';
import { AffectedAppointments } from './AffectedAppointments';
import { LinkContext } from './links';

/** What is booked in time off that was just added, and the way to where it can go instead. */
export function StillBooked({ doctor, off }: { doctor: Doctor; off: AddedTimeOff }) {
  const { t } = useLingui();
  const AppLink = use(LinkContext);
  const books = useCan('book');
  const { standing } = off;
  const [first] = standing;
  if (!first) return null;
  return (
    <div role="status" className="grid gap-1.5 rounded-lg bg-warn-tint px-3 py-2 text-warn">
      <p>
        <Plural
          value={standing.length}
          one="One appointment is booked in this period. It stays until someone moves it:"
          other="# appointments are booked in this period. They stay until someone moves them:"
        />
      </p>
      <AffectedAppointments label={t`Booked in this period`} items={standing} />
      {books && (
        <AppLink
          target={{
            to: 'away',
            doctorId: doctor.id,
            date: dayOf(Date.parse(first.start)),
            from: off.start,
            until: off.end,
          }}
          className="inline-flex h-8 items-center justify-self-start rounded-lg border border-warn/50 px-3 font-semibold hover:bg-warn/10 coarse:h-10"
        >
          <Trans>Find other times for them…</Trans>
        </AppLink>
      )}
    </div>
  );
}
