import { t } from '@lingui/core/macro';
import type { Appointment, Problem, Role, Status } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { inSight } from '@/lib/dayInSight';
import { clock, clockRange, dayOf, shortDay, today } from '@/lib/zone';

/** The app's own message for a refusal: the rule, and what conflicts. Never the server's English. */
export function refusalMessage(rule: string, problem: Problem, doctor?: string): string {
  const who = doctor ?? t`The doctor`;
  const { blocking } = problem;
  const time = blocking ? clockRange(Date.parse(blocking.start), Date.parse(blocking.end)) : null;
  switch (rule) {
    case 'doctor-busy':
      return time ? t`${who} is busy ${time}.` : t`${who} is busy at that time.`;
    case 'patient-busy':
      return time
        ? t`The patient has another appointment ${time}.`
        : t`The patient has another appointment at that time.`;
    case 'overbooking-limit':
      return t`${who} already has the maximum number of appointments at that time.`;
    case 'held':
      return t`That time is being offered to a patient on the waiting list.`;
    case 'suggestion-over':
      return t`Someone else has just accepted or declined this suggestion, or its time has started.`;
    case 'offer-over':
      return t`This offer has ended.`;
    case 'nobody-to-ask':
      return t`No match on the waiting list for this time.`;
    case 'outside-hours':
      return t`${who} does not work at that time.`;
    case 'time-off':
      return t`${who} is away at that time.`;
    case 'in-the-past':
      return t`That time is in the past.`;
    case 'off-grid':
      return t`Start and end times must be in 5-minute steps.`;
    case 'too-short':
      return t`An appointment must be at least 5 minutes long.`;
    case 'too-long':
      return t`An appointment can be at most 8 hours long.`;
    case 'unknown-doctor':
      return t`This doctor no longer exists.`;
    case 'unknown-patient':
      return t`This patient no longer exists.`;
    case 'unknown-department':
      return t`This department no longer exists.`;
    case 'unknown-type':
      return t`This appointment type no longer exists.`;
    case 'inactive':
      return t`The doctor, patient or appointment type is no longer active.`;
    case 'status-transition':
      return t`This is not possible with the appointment’s current status.`;
    case 'too-many-rows':
      return t`Too many appointments to show at once. Choose a department or a shorter time.`;
    case 'duplicate':
      return t`This already exists.`;
    case 'in-progress':
      return t`This is still being saved.`;
    case 'stale':
    case 'stale-version':
      return t`Someone else changed this in the meantime.`;
    case 'not-found':
      return t`This no longer exists.`;
    case 'not-allowed':
      return t`You don’t have permission to do this.`;
    case 'sign-in-failed':
      return t`E-mail and password do not match an active account.`;
    case 'sign-in-needs-https':
      return t`Signing in requires a secure connection. Use the hospital’s address that starts with https://.`;
    case 'wrong-password':
      return t`Wrong password.`;
    case 'wrong-code':
      return t`That code didn’t work. Wait for the next one and try again.`;
    case 'link-over':
      return t`This took too long or has already been done. Start again.`;
    case 'second-factor-on':
      return t`Two-step verification is already on.`;
    case 'last-admin':
      return t`This is the only administrator. Make someone else an administrator first.`;
    case 'not-a-picture':
      return t`This picture cannot be read. Choose a PNG, JPEG or WebP file.`;
    case 'throttled':
      return t`Too many attempts. Wait a minute.`;
    default:
      return statusMessage(problem);
  }
}

function statusMessage(problem: Problem): string {
  const field = problem.errors?.[0];
  if (problem.status === 400 && field) return t`Not accepted: ${field.field} ${field.message}`;
  if (problem.status === 401) return t`You have been signed out.`;
  if (problem.status === 403) return t`You don’t have permission to do this.`;
  if (problem.status === 404) return t`This no longer exists.`;
  if (problem.status === 412) return t`Someone else changed this in the meantime.`;
  if (problem.status === 429) return t`Too many attempts. Wait a minute.`;
  if (problem.status === 503) return t`The server is busy. Try again in a moment.`;
  if (problem.status >= 500) return t`Something went wrong on the server. Its log has the details.`;
  return problem.detail || problem.title;
}

/** What was wrong with what a form sent; that no answer came the form says itself (ui/NotSaved). */
export function formMessage(error: unknown, doctor?: string): string | null {
  return error === null || error instanceof Unreachable ? null : errorMessage(error, doctor);
}

/** One message for whatever went wrong. */
export function errorMessage(error: unknown, doctor?: string): string {
  if (error instanceof Refused) return refusalMessage(error.rule, error.problem, doctor);
  if (error instanceof Unreachable) return t`No connection to the server.`;
  return t`Something went wrong on this page.`;
}

/** Who an appointment is for, as far as this person may see it. */
export function patientLabel(item: Appointment): string {
  return item.patient?.name ?? (item.hold ? t`Held for the waiting list` : t`Busy`);
}

/** What a status is called. */
export function statusLabel(status: Status): string {
  switch (status) {
    case 'proposed':
      return t`Proposed`;
    case 'pending':
      return t`Held`;
    case 'booked':
      return t`Booked`;
    case 'arrived':
      return t`Arrived`;
    case 'checked-in':
      return t`In room`;
    case 'fulfilled':
      return t`Completed`;
    case 'cancelled':
      return t`Cancelled`;
    case 'noshow':
      return t`No-show`;
    case 'waitlist':
      return t`Waiting list`;
    case 'entered-in-error':
      return t`Entered in error`;
  }
}

/** How far a visit is, and what was late about it. */
export function stateLabel({ status, cancelledLate }: Appointment): string {
  return status === 'cancelled' && cancelledLate ? t`Cancelled late` : statusLabel(status);
}

/** What a role is called. */
export function roleLabel(role: Role): string {
  switch (role) {
    case 'ADMIN':
      return t`Administrator`;
    case 'USER':
      return t`Scheduler`;
    case 'DOCTOR':
      return t`Doctor`;
    case 'AUDITOR':
      return t`Auditor`;
  }
}

/** Says that somebody is booked, and on which day if it is not in sight. */
export function bookedMessage({ patient, start, overbooked }: Appointment): string {
  const name = patient?.name ?? t`Appointment`;
  const at = Date.parse(start);
  const time = clock(at);
  if (inSight(start))
    return overbooked ? t`${name} booked at ${time}, overbooked.` : t`${name} booked at ${time}.`;
  const day = shortDay(dayOf(at));
  return overbooked
    ? t`${name} booked at ${time} on ${day}, overbooked.`
    : t`${name} booked at ${time} on ${day}.`;
}

/** `11:30`, or with its day where that is not the day at hand. */
export function slotLabel(start: string, near: string = today()): string {
  const at = Date.parse(start);
  const day = dayOf(at);
  return day === near ? clock(at) : `${shortDay(day)} ${clock(at)}`;
}
