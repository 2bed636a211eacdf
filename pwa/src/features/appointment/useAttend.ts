import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import { attend, type Cancellation, cancel, type Transition } from '@/api/appointments';
import type { Appointment, Status } from '@/api/model';
import { dayClock } from '@/lib/zone';
import { useSave } from './useSave';

const becomes: Record<Transition, Status> = {
  arrive: 'arrived',
  'check-in': 'checked-in',
  fulfil: 'fulfilled',
  'no-show': 'noshow',
  reopen: 'booked',
};

/** Records attendance. `reopen` takes the last step back, under all rules again. */
export function useAttend() {
  const save = useSave();
  return useCallback(
    (item: Appointment, transition: Transition) => {
      // Whoever says it has answered whether they came.
      const { noShowProposed: _asked, ...rest } = item;
      return save({
        item,
        expected: { ...rest, status: becomes[transition] },
        call: (version) => attend(item.id, version, transition),
      });
    },
    [save],
  );
}

/** Cancels, and offers to take it back. */
export function useCancel() {
  const save = useSave();
  return useCallback(
    (item: Appointment, why: Cancellation) =>
      save({
        item,
        expected: { ...item, status: 'cancelled' },
        call: (version) => cancel(item.id, version, why),
        done: (saved) => {
          const name = saved.patient?.name;
          const when = dayClock(Date.parse(saved.start));
          const back = () =>
            void save({
              item: saved,
              expected: { ...saved, status: 'booked' },
              call: (version) => attend(saved.id, version, 'reopen'),
            });
          return {
            text: name ? t`Appointment cancelled: ${name}, ${when}` : t`Appointment cancelled: ${when}`,
            actions: [{ label: t`Undo`, run: back }],
          };
        },
      }),
    [save],
  );
}
