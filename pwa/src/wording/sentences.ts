import { t } from '@lingui/core/macro';
import type { Appointment, Problem, Role, Status } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { clock, clockRange, dayOf, shortDay, today } from '@/lib/zone';

/** The app's own sentence for a refusal: the rule, and what is in the way. Never the server's English. */
export function refusalSentence(rule: string, problem: Problem, doctor?: string): string {
  const who = doctor ?? t`The doctor`;
  const { blocking } = problem;
  const time = blocking ? clockRange(Date.parse(blocking.start), Date.parse(blocking.end)) : null;
  switch (rule) {
    case 'doctor-busy':
      return time ? t`${who} is busy ${time}.` : t`${who} is busy then.`;
    case 'patient-busy':
      return time
        ? t`The patient has another appointment ${time}.`
        : t`The patient has another appointment then.`;
    case 'overbooking-limit':
      return t`${who} already has as many appointments at that time as are allowed.`;
    case 'held':
      return t`That time is being offered to a waiting patient.`;
    case 'suggestion-over':
      return t`Somebody else has just decided about this suggestion, or its time has begun.`;
    case 'offer-over':
      return t`This offer is over.`;
    case 'nobody-to-ask':
      return t`This time suits nobody on the waiting list.`;
    case 'outside-hours':
      return t`${who} does not work at that time.`;
    case 'time-off':
      return t`${who} is away at that time.`;
    case 'in-the-past':
      return t`That time has passed.`;
    case 'off-grid':
      return t`Appointments start and end on five minutes.`;
    case 'too-short':
      return t`An appointment takes at least 5 minutes.`;
    case 'too-long':
      return t`An appointment takes at most 8 hours.`;
    case 'unknown-doctor':
      return t`This doctor is not known any more.`;
    case 'unknown-patient':
      return t`This patient is not known any more.`;
    case 'unknown-department':
      return t`This department is not known any more.`;
    case 'unknown-type':
      return t`This type of appointment is not known any more.`;
    case 'inactive':
      return t`The doctor, patient or type is no longer in use.`;
    case 'status-transition':
      return t`That does not follow from the appointment’s current state.`;
    case 'too-many-rows':
      return t`Too many appointments to show at once. Choose a department or a shorter time.`;
    case 'duplicate':
      return t`This exists already.`;
    case 'in-progress':
      return t`This is still being saved.`;
    case 'stale':
    case 'stale-version':
      return t`Somebody else changed this in the meantime.`;
    case 'not-found':
      return t`This is not there any more.`;
    case 'not-allowed':
      return t`You do not have the right to do this.`;
    case 'sign-in-failed':
      return t`E-mail and password do not match an active account.`;
    case 'sign-in-needs-https':
      return t`Signing in needs a secure connection. Open the hospital’s address that begins with https://.`;
    case 'wrong-password':
      return t`This is not your password.`;
    case 'wrong-code':
      return t`This code was not taken. Wait for the next one and try that.`;
    case 'link-over':
      return t`That took too long, or was done already. Begin again.`;
    case 'second-factor-on':
      return t`The second step is switched on already.`;
    case 'last-admin':
      return t`This is the last administrator. Make somebody else one first.`;
    case 'not-a-picture':
      return t`This is no picture that can be read. Choose a PNG, JPEG or WebP.`;
    case 'throttled':
      return t`Too many tries. Wait a minute.`;
    default:
      return statusSentence(problem);
  }
}

function statusSentence(problem: Problem): string {
  const field = problem.errors?.[0];
  if (problem.status === 400 && field) return t`Not accepted: ${field.field} ${field.message}`;
  if (problem.status === 401) return t`You have been signed out.`;
  if (problem.status === 403) return t`You do not have the right to do this.`;
  if (problem.status === 404) return t`This is not there any more.`;
  if (problem.status === 412) return t`Somebody else changed this in the meantime.`;
  if (problem.status === 429) return t`Too many tries. Wait a minute.`;
  if (problem.status === 503) return t`The server is busy. Try again in a moment.`;
  if (problem.status >= 500) return t`The server could not do this. Its log says why.`;
  return problem.detail || problem.title;
}

/** What was wrong with what a form sent; that no answer came the form says itself (ui/NotSaved). */
export function refused(error: unknown, doctor?: string): string | null {
  return error === null || error instanceof Unreachable ? null : errorSentence(error, doctor);
}

/** One sentence for whatever went wrong. */
export function errorSentence(error: unknown, doctor?: string): string {
  if (error instanceof Refused) return refusalSentence(error.rule, error.problem, doctor);
  if (error instanceof Unreachable) return t`No connection to the server.`;
  return t`Something went wrong in this page.`;
}

/** Who an appointment is for, as far as this person may see it. */
export function patientWord(item: Appointment): string {
  return item.patient?.name ?? (item.hold ? t`Held for the waiting list` : t`Busy`);
}

/** What a status is called. */
export function statusWord(status: Status): string {
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
      return t`In the room`;
    case 'fulfilled':
      return t`Done`;
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
export function stateWord({ status, cancelledLate }: Appointment): string {
  return status === 'cancelled' && cancelledLate ? t`Cancelled late` : statusWord(status);
}

/** What a role is called. */
export function roleWord(role: Role): string {
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

/** `11:30`, or with its day where that is not the day at hand. */
export function slotWord(start: string, near: string = today()): string {
  const at = Date.parse(start);
  const day = dayOf(at);
  return day === near ? clock(at) : `${shortDay(day)} ${clock(at)}`;
}
