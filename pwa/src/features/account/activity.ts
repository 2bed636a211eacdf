import { plural, t } from '@lingui/core/macro';
import { clock, dayOf, shortDay } from '@/lib/zone';
import { refusalMessage } from '@/wording/messages';

/** What a row of the activity log holds that a sentence can be made of. */
export interface Done {
  action: string;
  outcome: 'success' | 'refused' | 'failure';
  detail: Record<string, string>;
}

/** What somebody did, as a sentence without the person: `Moved an appointment from Mon 23 Nov 10:30 to 11:00`. */
export function activityMessage({ action, outcome, detail }: Done): string {
  if (outcome === 'refused') return refusedMessage(action, detail.rule ?? '');
  return (
    accountMessage(action, detail) ??
    bookingMessage(action, detail) ??
    waitlistMessage(action, detail) ??
    readMessage(action, detail) ??
    action
  );
}

function accountMessage(action: string, detail: Record<string, string>): string | undefined {
  const { device } = detail;
  switch (action) {
    case 'registered':
      return t`Requested the account`;
    case 'signed-in':
      return device ? t`Signed in with ${device}` : t`Signed in`;
    case 'sign-in-failed':
      return failedSignIn(detail.reason, device);
    case 'sign-in-throttled':
      return t`Sign-in was blocked after too many attempts`;
    case 'signed-out':
      return t`Signed out`;
    case 'session-revoked':
      return detail.reason ? t`A session was ended: its key was used twice` : t`Signed a device out`;
    case 'account-changed':
      return t`Changed a user’s permissions`;
    case 'service-account-added':
      return t`Added a service account`;
    case 'service-account-revoked':
      return t`Revoked a service account`;
    case 'profile-changed':
      return detail.field === 'avatar' ? t`Changed the picture` : t`Changed the name`;
    case 'password-changed':
      return t`Changed the password`;
    case 'password-reset-requested':
      return t`Requested a link to set a new password`;
    case 'password-reset':
      return t`Set a new password with an e-mailed link`;
    case 'email-change-requested':
      return t`Requested a change of e-mail address`;
    case 'email-changed':
      return t`Confirmed the new e-mail address`;
    case 'second-factor-enabled':
      return t`Turned on two-step verification`;
    case 'second-factor-disabled':
      return t`Turned off two-step verification`;
    case 'second-factor-reset':
      return t`Turned off a user’s two-step verification`;
    case 'mail-failed':
      return t`An e-mail could not be delivered`;
    case 'user-flagged':
      return t`Flagged a user`;
    case 'flag-cleared':
      return t`Cleared a user’s flag`;
  }
}

function failedSignIn(reason: string | undefined, device: string | undefined): string {
  const where = device ?? t`an unknown device`;
  switch (reason) {
    case 'wrong-password':
      return t`Wrong password entered from ${where}`;
    case 'wrong-code':
      return t`Wrong code entered from ${where}`;
    case 'account-not-active':
      return t`Sign-in from ${where} was refused: the account is not active`;
    default:
      return t`Sign-in from ${where} failed`;
  }
}

function bookingMessage(action: string, { fromStart, toStart }: Record<string, string>): string | undefined {
  const from = fromStart && moment(fromStart);
  const to = toStart && moment(toStart);
  switch (action) {
    case 'appointment-booked':
      return to ? t`Booked an appointment for ${to}` : t`Booked an appointment`;
    case 'appointment-moved':
      return from && to ? t`Moved an appointment from ${from} to ${to}` : t`Moved an appointment`;
    case 'appointment-changed':
      return t`Edited an appointment`;
    case 'appointment-cancelled':
      return t`Cancelled an appointment`;
    case 'appointment-arrive':
      return t`Marked a patient as arrived`;
    case 'appointment-check-in':
      return t`Marked a patient as in the room`;
    case 'appointment-fulfil':
      return t`Marked an appointment as completed`;
    case 'appointment-no-show':
      return t`Marked an appointment as a no-show`;
    case 'appointment-reopen':
      return t`Reopened an appointment`;
    case 'appointment-no-show-proposed':
      return t`Proposed a no-show: attendance was not recorded`;
    case 'appointment-confirmed':
      return t`Confirmed an offered time, now an appointment`;
    case 'appointment-released':
      return t`Released an offered time`;
    case 'appointment-given-up':
      return t`Gave up an appointment for an earlier one`;
    case 'patient-added':
      return t`Added a patient`;
    case 'patient-changed':
      return t`Changed a patient’s data`;
    case 'doctor-added':
      return t`Added a doctor`;
    case 'doctor-changed':
      return t`Changed a doctor`;
    case 'department-added':
      return t`Added a department`;
    case 'department-changed':
      return t`Changed a department`;
    case 'appointment-type-added':
      return t`Added an appointment type`;
    case 'appointment-type-changed':
      return t`Changed an appointment type`;
    case 'working-hours-changed':
      return t`Changed working hours`;
    case 'time-off-added':
      return t`Added time off`;
    case 'time-off-removed':
      return t`Removed time off`;
  }
}

/** Overbooking, who waits, and what is offered to them. */
function waitlistMessage(action: string, detail: Record<string, string>): string | undefined {
  switch (action) {
    case 'suggestion-created':
      return t`Suggested an overbooking`;
    case 'suggestion-accepted':
      return t`Booked a suggested overbooking`;
    case 'suggestion-declined':
      return t`Declined a suggested overbooking`;
    case 'suggestion-expired':
      return t`A suggested overbooking expired`;
    case 'waitlist-joined':
      return t`Added a patient to the waiting list`;
    case 'waitlist-left':
      return t`Removed a patient from the waiting list`;
    case 'waitlist-invited':
      return t`Offered a time to a patient on the waiting list`;
    case 'waitlist-failed':
      return t`The e-mail with an offer to a patient could not be delivered`;
    case 'waitlist-confirmed':
      return detail.suggestion
        ? t`Booked a patient from the waiting list as a suggested overbooking`
        : t`Confirmed an offered time`;
    case 'waitlist-declined':
      return t`Declined an offered time`;
    case 'waitlist-lost':
      return t`An offer to a patient ended: someone else accepted first`;
    case 'waitlist-withdrawn':
      return t`Withdrew an offer to a patient`;
    case 'waitlist-expired':
      return t`An offer to a patient expired`;
    case 'overbooking-policy-changed':
      return t`Changed the overbooking and offer settings`;
  }
}

function readMessage(
  action: string,
  { route = '', count = '0' }: Record<string, string>,
): string | undefined {
  const many = Number(count);
  switch (action) {
    case 'patient-data-read':
      if (route.startsWith('realtime')) return t`Had the live calendar open`;
      if (route === 'schedules/{id}') return t`Opened an appointment`;
      if (route.startsWith('schedules/{id}/')) return t`Viewed an appointment’s history`;
      if (route === 'patients/{id}') return t`Opened a patient record`;
      if (route === 'overbook/waitlist')
        return plural(many, {
          one: 'Viewed the waiting list: # patient',
          other: 'Viewed the waiting list: # patients',
        });
      if (route.startsWith('overbook/waitlist/invite') || route === 'overbook/gaps/backfill')
        return plural(many, { one: 'Viewed # offer', other: 'Viewed # offers' });
      if (route.startsWith('overbook/')) return t`Viewed a patient on the waiting list`;
      if (route === 'patients')
        return plural(many, { one: 'Searched patients: # shown', other: 'Searched patients: # shown' });
      return plural(many, { one: 'Viewed # appointment', other: 'Viewed # appointments' });
    case 'patient-data-exported':
      return plural(many, { one: 'Exported # appointment', other: 'Exported # appointments' });
    case 'activity-read':
      return plural(many, {
        one: 'Viewed # entry of the activity log',
        other: 'Viewed # entries of the activity log',
      });
    case 'activity-exported':
      return t`Exported the activity log`;
  }
}

/** Something that was asked for, and why it was not done. */
function refusedMessage(action: string, rule: string): string {
  const status = Number(rule) || 0;
  const why = refusalMessage(rule, { type: rule, title: rule, status, detail: '' });
  const what = asked(action);
  return t`${what}: refused. ${why}`;
}

/** `PATCH schedules/{id}`, in words. */
function asked(action: string): string {
  const [method = '', route = ''] = action.split(' ', 2);
  if (route === 'schedules') return method === 'POST' ? t`Book an appointment` : t`See appointments`;
  if (route === 'schedules/{id}')
    return method === 'DELETE' ? t`Cancel an appointment` : t`Change an appointment`;
  if (route.startsWith('schedules/{id}/')) return t`Change an appointment’s status`;
  const overbooking = askedOfOverbooking(method, route);
  if (overbooking) return overbooking;
  if (route.startsWith('patients')) return t`A patient’s data`;
  if (route.startsWith('auth/')) return t`Change your own account`;
  if (route.startsWith('admin/')) return t`Administrative task`;
  return action;
}

function askedOfOverbooking(method: string, route: string): string | undefined {
  if (!route.startsWith('overbook/')) return undefined;
  if (route.endsWith('/accept')) return t`Book a suggested overbooking`;
  if (route.startsWith('overbook/suggestions')) return t`Overbooking suggestions`;
  if (route === 'overbook/gaps/backfill' || route === 'overbook/waitlist/invite')
    return t`Offer a time to the waiting list`;
  if (route.startsWith('overbook/gaps')) return t`See free time`;
  if (route.startsWith('overbook/config')) return t`Overbooking and offer settings`;
  if (route === 'overbook/waitlist/confirm') return t`Confirm an offered time`;
  if (route === 'overbook/waitlist/decline') return t`Decline an offered time`;
  if (route.startsWith('overbook/waitlist/invites'))
    return method === 'DELETE' ? t`Withdraw an offer` : t`See offers`;
  if (route === 'overbook/waitlist' && method === 'POST') return t`Add a patient to the waiting list`;
  return method === 'DELETE' ? t`Remove a patient from the waiting list` : t`See the waiting list`;
}

function moment(instant: string): string {
  const at = Date.parse(instant);
  return `${shortDay(dayOf(at))} ${clock(at)}`;
}
