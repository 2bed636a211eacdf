import { t } from '@lingui/core/macro';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { remember } from '@/api/appointment-cache';
import { book } from '@/api/appointments';
import type { Appointment, BookingRequest } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { SET_ASIDE } from '@/api/rules';
import { inSight } from '@/lib/dayInSight';
import { useLatest } from '@/lib/useLatest';
import { clock, dayClock, dayOf } from '@/lib/zone';
import { type ToastAction, toast } from '@/ui/toasts';
import { errorMessage, patientName } from '@/wording/messages';
import { cancelQuietly } from './cancelQuietly';
import type { Draft } from './draft';
import { askReason } from './override';
import type { MoveTo } from './useMove';

const iso = (instant: number) => new Date(instant).toISOString();

/** The same patient, type, length and reason at another time; with another doctor, in their department. */
function copyOf(item: Appointment, { start, end, doctor, override }: MoveTo): BookingRequest {
  return {
    ...(item.patient ? { patientId: item.patient.id } : {}),
    doctorId: doctor?.id ?? item.doctor.id,
    ...(doctor ? {} : { departmentId: item.department.id }),
    ...(item.type ? { typeId: item.type.id } : {}),
    ...(item.reason ? { reason: item.reason } : {}),
    start: iso(start),
    end: iso(end),
    ...(override ? { override } : {}),
  };
}

interface CopyContext {
  client: QueryClient;
  /** Opens the form with the copy filled in, where a press alone does not do it. */
  onDraft: (draft: Draft) => void;
}

/** Books another one like it, at once; refused, it says why, and the form has it filled in. */
async function copy(context: CopyContext, item: Appointment, to: MoveTo, key: string): Promise<void> {
  const { client, onDraft } = context;
  try {
    const made = await book(copyOf(item, to), key);
    remember(client, made);
    const name = patientName(made.patient) ?? t`Appointment`;
    const start = Date.parse(made.start);
    const when = inSight(made.start) ? clock(start) : dayClock(start);
    toast(t`${name} has another appointment: ${made.doctor.name}, ${when}.`, {
      actions: [{ label: t`Undo`, run: () => void cancelQuietly(client, made) }],
    });
  } catch (error) {
    if (error instanceof Unreachable) {
      // The same key: what was booked though nobody heard of it is not booked twice.
      const again = { label: t`Try again`, run: () => void copy(context, item, to, key) };
      toast(t`Not saved: no connection to the server.`, { tone: 'harm', actions: [again] });
      return;
    }
    const actions: ToastAction[] = [
      {
        label: t`Another time…`,
        run: () => {
          const doctorId = to.doctor?.id ?? item.doctor.id;
          onDraft({ day: dayOf(to.start), doctorId, start: to.start, end: to.end, like: item });
        },
      },
    ];
    if (error instanceof Refused && SET_ASIDE.has(error.rule))
      actions.push({
        label: t`Book anyway…`,
        run: () =>
          askReason(
            'override',
            (reason) => void copy(context, item, { ...to, override: { reason } }, crypto.randomUUID()),
          ),
      });
    toast(errorMessage(error, to.doctor?.name ?? item.doctor.name), { tone: 'harm', actions });
  }
}

/** The copy that is dropped or placed in the calendar. */
export function useCopy(onDraft: ((draft: Draft) => void) | undefined) {
  const client = useQueryClient();
  const latest = useLatest(onDraft);
  return useCallback(
    (item: Appointment, to: MoveTo) =>
      void copy({ client, onDraft: (draft) => latest.current?.(draft) }, item, to, crypto.randomUUID()),
    [client, latest],
  );
}
