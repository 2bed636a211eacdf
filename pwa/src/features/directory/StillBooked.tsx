import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { use } from 'react';
import type { Doctor, TimeOff } from '@/api/model';
import { useCan } from '@/api/rights';
import { dayOf } from '@/lib/zone';
import { Standing } from './Standing';
import { WayContext } from './ways';

/** What is booked in time off that was just added, and the way to where it can go instead. */
export function StillBooked({ doctor, off }: { doctor: Doctor; off: TimeOff }) {
  const { t } = useLingui();
  const Way = use(WayContext);
  const books = useCan('book');
  const standing = off.standing ?? [];
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
      <Standing label={t`Booked in this period`} items={standing} />
      {books && (
        <Way
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
        </Way>
      )}
    </div>
  );
}
