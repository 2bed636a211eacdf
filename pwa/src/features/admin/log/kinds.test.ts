import { expect, test } from 'vitest';
import { kindsOf } from './kinds';

test('what the log holds is a few kinds in words; what was refused is none', () => {
  const found = kindsOf([
    'appointment-moved',
    'appointment-type-added',
    'DELETE admin/monitored-users/{id}',
    'patient-changed',
    'patient-data-read',
    'schedules',
    'time-off-added',
    'user-flagged',
    'user-renamed',
    'ward-painted',
    'admin/logs',
  ]);
  expect(found.map(({ label, actions }) => [label, ...actions])).toEqual([
    ['Appointments', 'appointment-moved'],
    ['Patients changed', 'patient-changed'],
    ['Patient data viewed', 'patient-data-read'],
    ['Doctors, hours and departments', 'appointment-type-added', 'time-off-added'],
    ['Users and service accounts', 'user-flagged'],
    ['Sign-in and own account', 'user-renamed'],
    ['Other', 'ward-painted'],
  ]);
});
