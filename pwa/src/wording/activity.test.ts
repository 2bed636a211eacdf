import { describe, expect, test } from 'vitest';
import { activityMessage } from './activity';

const done = (action: string, detail: Record<string, string> = {}) =>
  activityMessage({ action, outcome: 'success', detail });

/** Every action that the server writes of a user; what is missing here would be told in the server's own words. */
const actions = [
  'registered signed-in sign-in-failed sign-in-throttled signed-out session-revoked account-changed',
  'service-account-added service-account-revoked profile-changed user-renamed password-changed password-reset-requested',
  'password-reset email-change-requested email-changed second-factor-enabled second-factor-disabled second-factor-reset',
  'authenticator-removed passkey-added passkey-removed passkey-copied',
  'user-flagged flag-cleared appointment-booked appointment-moved appointment-changed appointment-cancelled',
  'appointment-arrive appointment-check-in appointment-fulfil appointment-no-show appointment-reopen',
  'glass-broken glass-ended patient-added patient-changed doctor-added doctor-changed department-added department-changed',
  'appointment-type-added appointment-type-changed working-hours-changed time-off-added time-off-removed',
  'appointment-room appointment-no-show-proposed appointment-confirmed appointment-released appointment-given-up',
  'suggestion-created suggestion-accepted suggestion-declined suggestion-expired overbooking-policy-changed',
  'waitlist-joined waitlist-left waitlist-invited waitlist-confirmed waitlist-declined waitlist-lost',
  'waitlist-withdrawn waitlist-expired waitlist-failed mail-failed',
  'patient-data-read patient-data-pushed patient-data-exported activity-read activity-exported',
].flatMap((line) => line.split(' '));

describe('what was done, in words', () => {
  test.each(actions)('%s is a sentence', (action) => {
    const sentence = done(action);
    expect(sentence).not.toBe(action);
    expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
  });

  test('an action of a newer server is shown as it is', () => {
    expect(done('ward-painted')).toBe('ward-painted');
  });

  test('what was read is told by what it was', () => {
    expect(done('patient-data-read', { route: 'schedules', count: '1' })).toBe('Viewed 1 appointment');
    expect(done('patient-data-read', { route: 'schedules/{id}', count: '1' })).toBe('Opened an appointment');
    expect(done('patient-data-read', { route: 'overbook/waitlist', count: '20' })).toBe(
      'Viewed the waiting list: 20 patients',
    );
    expect(done('patient-data-read', { route: 'overbook/waitlist/{id}', count: '1' })).toBe(
      'Viewed a patient on the waiting list',
    );
    expect(done('patient-data-read', { route: 'overbook/waitlist/invites', count: '2' })).toBe(
      'Viewed 2 offers',
    );
    expect(done('patient-data-read', { route: 'patients', filter: 'q=…', count: '7' })).toBe(
      'Searched patients: 7 shown',
    );
    expect(done('patient-data-read', { route: 'POST patients/search', count: '7' })).toBe(
      'Searched patients: 7 shown',
    );
    expect(done('patient-data-exported', { route: 'admin/patients/{id}/record.html' })).toBe(
      'Exported everything stored about the patient',
    );
    expect(done('activity-read', { route: 'admin/patients/{id}/accesses' })).toBe(
      'Viewed who saw or changed the patient',
    );
  });

  test('a refusal names what was asked for and the rule in the app’s own words', () => {
    const refused = (action: string, rule: string) =>
      activityMessage({ action, outcome: 'refused', detail: { rule } });
    expect(refused('DELETE schedules/{id}', 'stale-version')).toBe(
      'Cancel an appointment: refused. Someone else changed this in the meantime.',
    );
    expect(refused('GET admin/users', '403')).toBe(
      'Administrative task: refused. You don’t have permission to do this.',
    );
    expect(refused('POST overbook/gaps/backfill', 'nobody-to-ask')).toMatch(
      /^Offer a time to the waiting list: refused\. .+\.$/,
    );
    expect(refused('PATCH overbook/config', 'stale-version')).toBe(
      'Overbooking and offer settings: refused. Someone else changed this in the meantime.',
    );
    expect(refused('POST wards', 'full')).toBe('POST wards: refused. full');
  });
});
