import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import { attend, type Cancellation, type Correction, cancel, type Transition } from '@/api/appointments';
import type { Appointment, Status } from '@/api/model';
import { useCan } from '@/api/rights';
import { inSight } from '@/lib/dayInSight';
import { useLatest } from '@/lib/useLatest';
import { dayClock } from '@/lib/zone';
import { toast } from '@/ui/toasts';
import { patientName, stateLabel } from '@/wording/messages';
import { useSave } from './useSave';

const becomes: Record<Transition, Status> = {
  arrive: 'arrived',
  'check-in': 'checked-in',
  fulfil: 'fulfilled',
  'no-show': 'noshow',
  reopen: 'booked',
};

/** How somebody who had been further than booked gets there again. */
const further: Partial<Record<Status, Transition>> = { arrived: 'arrive', 'checked-in': 'check-in' };

type Attend = (
  item: Appointment,
  transition: Transition,
  correction?: Correction,
) => Promise<Appointment | null>;

/**
 * Records attendance, and offers to take it back; an administrator is asked for a reason before its day. `reopen` takes
 * the last step back, under all rules again.
 */
export function useAttend(): Attend {
  const save = useSave();
  const mayBeEarly = useCan('administer');
  const again = useLatest<Attend>((...step) => record(...step));
  const send = (item: Appointment, transition: Transition, correction?: Correction, again = false) => {
    return {
      item,
      // Whoever says it has answered whether they came.
      apply: ({ noShowProposed: _asked, ...rest }: Appointment) => ({ ...rest, status: becomes[transition] }),
      call: (version: number) => attend(item.id, version, transition, { correction, again }),
    };
  };
  const takeBack = async (before: Appointment, saved: Appointment, correction?: Correction) => {
    const back = await save(send(saved, 'reopen'));
    const step = further[before.status];
    const done = back && step ? await save(send(back, step, correction, true)) : back;
    if (done) toast(t`Undone.`);
  };
  const record: Attend = (item, transition, correction) =>
    save({
      ...send(item, transition, correction),
      done: (saved) => ({
        text: said(saved),
        actions:
          transition === 'reopen'
            ? []
            : [{ label: t`Undo`, run: () => void takeBack(item, saved, correction) }],
      }),
      ...(mayBeEarly
        ? { instead: { correct: (reason) => void again.current(item, transition, { reason }) } }
        : {}),
    });
  return useCallback((...step) => again.current(...step), [again]);
}

/** `Osei, Kwame: Arrived`, with the day where that is not in sight. */
function said(item: Appointment): string {
  const name = patientName(item.patient) ?? t`Appointment`;
  const state = stateLabel(item);
  const when = dayClock(Date.parse(item.start));
  return inSight(item.start) ? t`${name}: ${state}` : t`${name}, ${when}: ${state}`;
}

/** Cancels, and offers to take it back. */
export function useCancel() {
  const save = useSave();
  return useCallback(
    (item: Appointment, why: Cancellation) =>
      save({
        item,
        apply: (confirmed) => ({ ...confirmed, status: 'cancelled' }),
        call: (version) => cancel(item.id, version, why),
        done: (saved) => {
          const name = patientName(saved.patient);
          const when = dayClock(Date.parse(saved.start));
          const back = () =>
            void save({
              item: saved,
              apply: (confirmed) => ({ ...confirmed, status: 'booked' }),
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
