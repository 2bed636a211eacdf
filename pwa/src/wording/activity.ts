import { msg, plural, t } from '@lingui/core/macro';
import { type Sentences, sentence } from '@/lib/sentences';
import { dayClock, dayOf, daySpan } from '@/lib/zone';
import { refusalMessage } from './messages';

/** What a row of the activity log holds that a sentence can be made of. */
export interface Done {
  action: string;
  outcome: 'success' | 'refused' | 'failure';
  detail: Record<string, string>;
}

/** What is the same whoever did it, and from where. */
const DONE: Sentences = {
  registered: msg`Requested the account`,
  'sign-in-throttled': msg`Sign-in was blocked after too many attempts`,
  'signed-out': msg`Signed out`,
  'user-invited': msg`Invited someone to an account`,
  'user-invitation-revoked': msg`Revoked an invitation to an account`,
  'account-changed': msg`Changed a user’s permissions`,
  'service-account-added': msg`Added a service account`,
  'service-account-changed': msg`Changed a service account`,
  'service-account-revoked': msg`Revoked a service account`,
  'password-changed': msg`Changed the password`,
  'password-reset-requested': msg`Requested a link to set a new password`,
  'password-reset': msg`Set a new password with an e-mailed link`,
  'email-change-requested': msg`Requested a change of e-mail address`,
  'email-changed': msg`Confirmed the new e-mail address`,
  'second-factor-enabled': msg`Turned on two-step verification`,
  'second-factor-disabled': msg`Turned off two-step verification`,
  'second-factor-reset': msg`Turned off a user’s two-step verification`,
  'authenticator-removed': msg`Removed the authenticator app`,
  'passkey-added': msg`Added a passkey`,
  'passkey-removed': msg`Removed a passkey`,
  'passkey-copied': msg`A passkey was refused: it may have been copied`,
  'mail-failed': msg`An e-mail could not be delivered`,
  'user-flagged': msg`Flagged a user`,
  'flag-cleared': msg`Cleared a user’s flag`,
  'appointment-changed': msg`Edited an appointment`,
  'appointment-cancelled': msg`Cancelled an appointment`,
  'appointment-patient-merged': msg`Moved an appointment to the record that its patient was merged into`,
  'appointment-patient-unmerged': msg`Moved an appointment back when a merge was undone`,
  'appointment-arrive': msg`Marked a patient as arrived`,
  'appointment-check-in': msg`Marked a patient as in the room`,
  'appointment-fulfil': msg`Marked an appointment as completed`,
  'appointment-no-show': msg`Marked an appointment as a no-show`,
  'appointment-reopen': msg`Reopened an appointment`,
  'appointment-room': msg`Changed the room of an appointment`,
  'appointment-no-show-proposed': msg`Proposed a no-show: attendance was not recorded`,
  'appointment-confirmed': msg`Confirmed an offered time, now an appointment`,
  'appointment-released': msg`Released an offered time`,
  'appointment-given-up': msg`Gave up an appointment for an earlier one`,
  'glass-broken': msg`Broke the glass: opened in an emergency what is closed to them`,
  'glass-ended': msg`Closed again what a broken glass had opened`,
  'patient-added': msg`Added a patient`,
  'patient-changed': msg`Changed a patient’s data`,
  'patient-note-added': msg`Wrote a note on a patient’s card`,
  'patient-note-removed': msg`Removed a note from a patient’s card`,
  'patient-merged': msg`Merged two patients`,
  'patient-unmerged': msg`Undid the merge of two patients`,
  'patient-erased': msg`Erased a patient`,
  'doctor-added': msg`Added a doctor`,
  'doctor-changed': msg`Changed a doctor`,
  'department-added': msg`Added a department`,
  'department-changed': msg`Changed a department`,
  'appointment-type-added': msg`Added an appointment type`,
  'appointment-type-changed': msg`Changed an appointment type`,
  'working-hours-changed': msg`Changed working hours`,
  'time-off-added': msg`Added time off`,
  'time-off-removed': msg`Removed time off`,
  'suggestion-created': msg`Suggested an overbooking`,
  'suggestion-accepted': msg`Booked a suggested overbooking`,
  'suggestion-declined': msg`Declined a suggested overbooking`,
  'suggestion-expired': msg`A suggested overbooking expired`,
  'waitlist-joined': msg`Added a patient to the waiting list`,
  'waitlist-left': msg`Removed a patient from the waiting list`,
  'waitlist-invited': msg`Offered a time to a patient on the waiting list`,
  'waitlist-failed': msg`The e-mail with an offer to a patient could not be delivered`,
  'waitlist-declined': msg`Declined an offered time`,
  'waitlist-lost': msg`An offer to a patient ended: someone else accepted first`,
  'waitlist-withdrawn': msg`Withdrew an offer to a patient`,
  'waitlist-expired': msg`An offer to a patient expired`,
  'overbooking-policy-changed': msg`Changed the overbooking and offer settings`,
};

/** What somebody did, as a sentence without the person: `Moved an appointment from Mon 23 Nov 10:30 to 11:00`. */
export function activityMessage({ action, outcome, detail }: Done): string {
  if (outcome === 'refused') return refusedMessage(action, detail.rule ?? '');
  return sentence(DONE, action) ?? detailedMessage(action, detail) ?? readMessage(action, detail) ?? action;
}

/** What is said with the details of that one time. */
function detailedMessage(action: string, detail: Record<string, string>): string | undefined {
  const { device, fromStart, toStart } = detail;
  const [from, to] = [fromStart && dayClock(Date.parse(fromStart)), toStart && dayClock(Date.parse(toStart))];
  switch (action) {
    case 'signed-in':
      return device ? t`Signed in with ${device}` : t`Signed in`;
    case 'sign-in-failed':
      return failedSignIn(detail.reason, device);
    case 'session-revoked':
      return detail.reason ? t`A session was ended: its key was used twice` : t`Signed a device out`;
    case 'user-renamed':
      return t`Changed the name from ${detail.from ?? ''} to ${detail.to ?? ''}`;
    case 'profile-changed':
      return detail.field === 'avatar' ? t`Changed the picture` : t`Changed the name`;
    case 'appointment-booked':
      return to ? t`Booked an appointment for ${to}` : t`Booked an appointment`;
    case 'appointment-moved':
      return from && to ? t`Moved an appointment from ${from} to ${to}` : t`Moved an appointment`;
    case 'waitlist-confirmed':
      return detail.suggestion
        ? t`Booked a patient from the waiting list as a suggested overbooking`
        : t`Confirmed an offered time`;
  }
}

function failedSignIn(reason: string | undefined, device: string | undefined): string {
  const where = device ?? t`an unknown device`;
  switch (reason) {
    case 'wrong-password':
      return t`Wrong password entered from ${where}`;
    case 'wrong-code':
      return t`Wrong code entered from ${where}`;
    case 'wrong-passkey':
    case 'copied-passkey':
    case 'stale-challenge':
      return t`A passkey was refused at ${where}`;
    case 'account-not-active':
      return t`Sign-in from ${where} was refused: the account is not active`;
    default:
      return t`Sign-in from ${where} failed`;
  }
}

/** `POST patients/search` asks what `patients` asks. */
const plainRoute = (route: string) => route.replace(/^[A-Z]+ /, '').replace(/\/search$/, '');

function readMessage(
  action: string,
  { route: asked = '', count = '0', filter = '' }: Record<string, string>,
): string | undefined {
  const many = Number(count);
  const route = plainRoute(asked);
  switch (action) {
    case 'patient-data-read':
      if (route === 'schedules/summary') return t`Viewed how many appointments there are on each day`;
      if (route.startsWith('break-glass')) return t`Viewed what is open by a broken glass`;
      if (route === 'admin/merges') return t`Viewed which patients were merged`;
      if (route === 'admin/shared-identifiers') return t`Viewed patients who have the same number`;
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
      return viewedMessage(many, filter);
    case 'patient-data-pushed':
      return plural(many, {
        one: 'Saw # change in the live calendar',
        other: 'Saw # changes in the live calendar',
      });
    case 'patient-data-exported':
      if (route.startsWith('admin/patients/{id}/record'))
        return t`Exported everything stored about the patient`;
      return plural(many, { one: 'Exported # appointment', other: 'Exported # appointments' });
    case 'activity-read':
      if (route.startsWith('admin/patients/{id}/')) return t`Viewed who saw or changed the patient`;
      return plural(many, {
        one: 'Viewed # entry of the activity log',
        other: 'Viewed # entries of the activity log',
      });
    case 'activity-exported':
      return route.startsWith('admin/patients/{id}/')
        ? t`Exported who saw or changed the patient`
        : t`Exported the activity log`;
  }
}

/** What was seen of the book: how much, and of which day or days if the request said so. */
function viewedMessage(many: number, filter: string): string {
  const asked = new URLSearchParams(filter);
  const at = (...names: string[]) => Date.parse(names.map((name) => asked.get(name)).find(Boolean) ?? '');
  const [from, to] = [at('from', 'start'), at('to', 'end')];
  if (!(from < to)) return plural(many, { one: 'Viewed # appointment', other: 'Viewed # appointments' });
  const when = daySpan(dayOf(from), dayOf(to - 1));
  return plural(many, {
    one: `Viewed # appointment of ${when}`,
    other: `Viewed # appointments of ${when}`,
  });
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
