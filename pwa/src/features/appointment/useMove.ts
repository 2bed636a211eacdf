import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { change } from '@/api/appointments';
import { doctors } from '@/api/directory';
import type { Appointment, AppointmentPatch, Doctor } from '@/api/model';
import { inSight } from '@/lib/dayInSight';
import { useLatest } from '@/lib/useLatest';
import { clock, dayClock } from '@/lib/zone';
import { patientName } from '@/wording/messages';
import { askReason } from './override';
import { useSave } from './useSave';

export interface MoveTo {
  start: number;
  end: number;
  /** Only when it changes hands. */
  doctor?: Doctor;
  override?: { reason: string };
  /** Why a visit that is over is changed. */
  correction?: { reason: string };
}

type Mover = (item: Appointment, to: MoveTo) => Promise<Appointment | null>;

const iso = (instant: number) => new Date(instant).toISOString();

function patchOf({ start, end, doctor, override, correction }: MoveTo): AppointmentPatch {
  return {
    start: iso(start),
    end: iso(end),
    ...(doctor ? { doctorId: doctor.id, departmentId: doctor.department.id } : {}),
    ...(override ? { override } : {}),
    ...(correction ? { correction } : {}),
  };
}

function moved(item: Appointment, { start, end, doctor }: MoveTo): Appointment {
  const there = { ...item, start: iso(start), end: iso(end) };
  return doctor
    ? { ...there, doctor: { id: doctor.id, name: doctor.name }, department: doctor.department }
    : there;
}

function said(before: Appointment, after: Appointment): string {
  const name = patientName(after.patient) ?? t`Appointment`;
  const start = Date.parse(after.start);
  const end = clock(Date.parse(after.end));
  const staysInSight = inSight(after.start) && inSight(before.start);
  const time = clock(start);
  const when = staysInSight ? time : dayClock(start);
  if (before.doctor.id !== after.doctor.id) return t`${name} moved to ${after.doctor.name}, ${when}.`;
  if (before.start === after.start) return t`${name} now ends at ${end}.`;
  if (before.end === after.end) return t`${name} now starts at ${time}.`;
  return t`${name} moved to ${when}.`;
}

/**
 * Moves or resizes an appointment: shown at once, Undo when it is done, back with the reason and the next free times
 * when the server says no.
 */
export function useMove(): Mover {
  const save = useSave();
  const client = useQueryClient();
  const again = useLatest<Mover>((item, to) => move(item, to));
  const doctorOf = (id: string) => client.getQueryData(doctors.queryKey)?.find((doctor) => doctor.id === id);
  const move: Mover = (item, to) => {
    const length = to.end - to.start;
    const why = to.correction ? { correction: to.correction } : {};
    const back = (saved: Appointment) => ({ ...backTo(item, saved, doctorOf), ...why });
    return save({
      item,
      apply: (confirmed) => moved(confirmed, to),
      call: (version) => change(item.id, version, patchOf(to)),
      done: (saved) => ({
        text: said(item, saved),
        actions: [{ label: t`Undo`, run: () => void again.current(saved, back(saved)) }],
      }),
      instead: {
        at: ({ start, doctorId }) => {
          const doctor = doctorId === item.doctor.id ? undefined : doctorOf(doctorId);
          const from = Date.parse(start);
          void again.current(item, {
            start: from,
            end: from + length,
            ...(doctor ? { doctor } : {}),
            ...why,
          });
        },
        override: () =>
          askReason('override', (reason) => void again.current(item, { ...to, override: { reason } })),
        correct: (reason) => void again.current(item, { ...to, correction: { reason } }),
      },
    });
  };
  return useCallback((item, to) => again.current(item, to), [again]);
}

function backTo(item: Appointment, saved: Appointment, doctorOf: (id: string) => Doctor | undefined): MoveTo {
  const doctor = item.doctor.id === saved.doctor.id ? undefined : doctorOf(item.doctor.id);
  return { start: Date.parse(item.start), end: Date.parse(item.end), ...(doctor ? { doctor } : {}) };
}
