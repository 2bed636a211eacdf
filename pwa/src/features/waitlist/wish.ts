import { t } from '@lingui/core/macro';
import type { Appointment, WaitlistRequest, Weekday } from '@/api/model';
import type { Faults } from '@/components/useSubmit';
import { type Day, dayBounds, dayOf, MINUTE, today } from '@/lib/zone';
import { WEEKDAYS } from './words';

/** What somebody waits for, as the form has it: days and times of the hospital, empty where it does not matter. */
export interface Wish {
  departmentId: string;
  doctorId: string;
  typeId: string;
  /** Milliseconds. */
  length: number;
  earliest: Day | '';
  latest: Day | '';
  days: readonly Weekday[];
  from: string;
  until: string;
  priority: number;
  priorityReason: string;
  email: string;
}

const USUAL_PRIORITY = 3;
/** Up to here whoever is put in front of others has a reason for it. */
const NEEDS_REASON = 2;

export const needsReason = (priority: number) => priority <= NEEDS_REASON;

export function wishOf(departmentId: string, held: Appointment | undefined): Wish {
  const [start, end] = held ? [Date.parse(held.start), Date.parse(held.end)] : [0, 30 * MINUTE];
  return {
    departmentId: held?.department.id ?? departmentId,
    doctorId: held?.doctor.id ?? '',
    typeId: held?.type?.id ?? '',
    length: end - start,
    earliest: '',
    latest: held ? dayOf(start) : '',
    days: WEEKDAYS,
    from: '',
    until: '',
    priority: USUAL_PRIORITY,
    priorityReason: '',
    email: '',
  };
}

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

/** What is wrong with a wish before it is sent, under the names that the request has. */
export function faultsIn(wish: Wish): Faults {
  const { departmentId, doctorId, earliest, latest, days, from, until, priority } = wish;
  const backwards = earliest && latest && latest < earliest;
  return {
    departmentId: departmentId || doctorId ? undefined : t`Choose a department`,
    latest: backwards
      ? t`This is before the first day.`
      : latest && latest < today()
        ? t`This day is over.`
        : undefined,
    days: days.length > 0 ? undefined : t`Choose at least one day.`,
    until: from && until && until <= from ? t`This is before the other time.` : undefined,
    priorityReason:
      needsReason(priority) && !wish.priorityReason.trim() ? t`Give a reason for the priority.` : undefined,
    email: wish.email.trim() && !ADDRESS.test(wish.email.trim()) ? t`Enter an e-mail address.` : undefined,
  };
}

/** A wish as the server wants it. What they have and would give up is the end of their waiting. */
export function requestOf(wish: Wish, patientId: string, held: Appointment | undefined): WaitlistRequest {
  const { departmentId, doctorId, typeId, length, earliest, latest, days, from, until, priority } = wish;
  const heldAt = held && dayOf(Date.parse(held.start)) === latest ? held.start : undefined;
  const reason = wish.priorityReason.trim();
  return {
    patientId,
    ...(departmentId && { departmentId }),
    ...(doctorId && { doctorId }),
    ...(typeId && { typeId }),
    ...(held && { appointmentId: held.id }),
    minutes: length / MINUTE,
    priority,
    ...(needsReason(priority) && reason && { priorityReason: reason }),
    ...(earliest && earliest > today() && { earliest: new Date(dayBounds(earliest).start).toISOString() }),
    ...(latest && { latest: heldAt ?? new Date(dayBounds(latest).end).toISOString() }),
    ...(days.length < WEEKDAYS.length && { days: WEEKDAYS.filter((day) => days.includes(day)) }),
    ...(from && { from }),
    ...(until && { until }),
    ...(wish.email.trim() && { email: wish.email.trim() }),
  };
}
