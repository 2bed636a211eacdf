import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { Actor, Appointment, CancelReason, Problem, Role, Status } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { inSight } from '@/lib/dayInSight';
import { type Sentences, sentence } from '@/lib/sentences';
import { clock, clockRange, dayClock, dayOf, shortDay, today } from '@/lib/zone';

/** What is said of a rule that names nobody and no time. */
const REFUSALS: Sentences = {
  held: msg`That time is being offered to a patient on the waiting list.`,
  'suggestion-over': msg`Someone else has just accepted or declined this suggestion, or its time has started.`,
  'offer-over': msg`This offer has ended.`,
  'no-mail': msg`No e-mails can be sent here. The server’s administrator has to set up SMTP_HOST.`,
  'nobody-to-ask': msg`No match on the waiting list for this time.`,
  'in-the-past': msg`That time is in the past.`,
  'given-away': msg`Too late: a waiting patient has accepted that time.`,
  'beyond-horizon': msg`That is further ahead than this hospital books.`,
  'correction-required': msg`This appointment is over. Give a reason to correct it.`,
  'too-early': msg`Attendance can be recorded from the day of the appointment.`,
  'other-department': msg`This department is not the doctor’s.`,
  overlap: msg`These hours overlap others of the same week.`,
  'off-grid': msg`Start and end times must be in 5-minute steps.`,
  'too-short': msg`An appointment must be at least 5 minutes long.`,
  'too-long': msg`An appointment can be at most 8 hours long.`,
  'unknown-doctor': msg`This doctor no longer exists.`,
  'unknown-patient': msg`This patient no longer exists.`,
  'unknown-department': msg`This department no longer exists.`,
  'unknown-type': msg`This appointment type no longer exists.`,
  inactive: msg`The doctor, department, patient or appointment type is no longer active.`,
  'status-transition': msg`This is not possible with the appointment’s current status.`,
  'too-many-rows': msg`Too many appointments to show at once. Choose a department or a shorter time.`,
  'patient-differs': msg`This MRN belongs to someone else.`,
  merged: msg`This patient was merged into another one.`,
  erased: msg`This patient’s record has been erased.`,
  'merge-overlaps': msg`Appointments of the two overlap.`,
  'likely-duplicate': msg`A patient with this name and date of birth is already registered.`,
  duplicate: msg`This already exists.`,
  'in-progress': msg`This is still being saved.`,
  stale: msg`Someone else changed this in the meantime.`,
  'stale-version': msg`Someone else changed this in the meantime.`,
  'not-found': msg`This no longer exists.`,
  'not-allowed': msg`You don’t have permission to do this.`,
  'sign-in-failed': msg`E-mail and password do not match an active account.`,
  'sign-in-needs-https': msg`Signing in requires a secure connection. Use the hospital’s address that starts with https://.`,
  'wrong-password': msg`Wrong password.`,
  'wrong-code': msg`That code didn’t work. Wait for the next one and try again.`,
  'link-over': msg`This took too long or has already been done. Start again.`,
  'second-factor-on': msg`Two-step verification is already on.`,
  'second-factor-kept': msg`This account must use two-step verification.`,
  'second-factor-missing': msg`Set up two-step verification first.`,
  'address-unproven': msg`No one has confirmed this e-mail address yet.`,
  'last-admin': msg`This is the only administrator. Make someone else an administrator first.`,
  'not-a-picture': msg`This picture cannot be read. Choose a PNG, JPEG or WebP file.`,
  throttled: msg`Too many attempts. Wait a minute.`,
};

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
    case 'outside-hours':
      return t`${who} does not work at that time.`;
    case 'time-off':
      return t`${who} is away at that time.`;
    default:
      return sentence(REFUSALS, rule) ?? statusMessage(problem);
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

/** In place of the id of a patient who is confidential, and not treated by whoever reads it. */
const CLOSED = '00000000-0000-0000-0000-000000000000';

type Named = { id: string; name: string };

/** Whether somebody is not told who a patient is. */
export const isClosed = (patient: Named | undefined): boolean => patient?.id === CLOSED;

/** What a patient is called, as far as this person may know. */
export function patientName(patient: Named): string;
export function patientName(patient: Named | undefined): string | undefined;
export function patientName(patient: Named | undefined): string | undefined {
  return isClosed(patient) ? t`Confidential patient` : patient?.name;
}

/** Who an appointment is for, as far as this person may see it. */
export function patientLabel(item: Appointment): string {
  return patientName(item.patient) ?? (item.hold ? t`Held for the waiting list` : t`Busy`);
}

const STATUSES: Record<Status, MessageDescriptor> = {
  proposed: msg`Proposed`,
  pending: msg`Held`,
  booked: msg`Booked`,
  arrived: msg`Arrived`,
  'checked-in': msg`In room`,
  fulfilled: msg`Completed`,
  cancelled: msg`Cancelled`,
  noshow: msg`No-show`,
  waitlist: msg`Waiting list`,
  'entered-in-error': msg`Entered in error`,
};

/** What a status is called. */
export const statusLabel = (status: Status): string => i18n._(STATUSES[status]);

/** On whose side the reason for cancelling lay. */
export function cancelReasonLabel(reason: CancelReason): string {
  switch (reason) {
    case 'patient':
      return t({ context: 'cancelled for', message: 'Patient' });
    case 'clinic':
      return t`Clinic`;
    case 'other':
      return t({ context: 'cancelled for', message: 'Other reason' });
  }
}

/** How far a visit is, and what was late about it. */
export function stateLabel({ status, cancelledLate }: Appointment): string {
  return status === 'cancelled' && cancelledLate ? t`Cancelled late` : statusLabel(status);
}

/** Who did something: by the name of that time and the present one, which may be chosen, and by what cannot. */
export function actorLabel({ kind, name, nameNow }: Actor): string {
  switch (kind) {
    case 'system':
      return t({ context: 'who did it', message: 'the system' });
    case 'patient':
      return t({ context: 'who did it', message: 'the patient, by link' });
    case 'unknown':
      return t({ context: 'who did it', message: 'someone not signed in' });
    case 'machine':
      return nameNow ? t`${name} (now ${nameNow}, program)` : t`${name} (program)`;
    case 'person':
      return nameNow ? t`${name} (now ${nameNow})` : name;
  }
}

const ROLES: Record<Role, MessageDescriptor> = {
  ADMIN: msg`Administrator`,
  USER: msg`Scheduler`,
  DOCTOR: msg`Doctor`,
  AUDITOR: msg`Auditor`,
};

/** What a role is called. */
export const roleLabel = (role: Role): string => i18n._(ROLES[role]);

/** Says that somebody is booked, and on which day if it is not in sight. */
export function bookedMessage(item: Appointment, issued = false): string {
  const said = bookedAt(item);
  if (issued && item.patient) return `${said} ${issuedMessage(item.patient.mrn)}`;
  return item.patient?.wasKnown ? t`${said} The patient was known already.` : said;
}

/** Which number somebody was given. */
export const issuedMessage = (mrn: string): string => t`MRN ${mrn} was issued.`;

function bookedAt({ patient, start, overbooked }: Appointment): string {
  const name = patientName(patient) ?? t`Appointment`;
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
  return dayOf(at) === near ? clock(at) : dayClock(at);
}
