import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { WaitlistEntry } from '@/api/model';
import { book } from '@/testing/appointments';
import { daysLabel, hoursLabel, matching, waitedLabel, windowLabel } from './labels';
import { fieldErrorsIn, requestOf, wishOf } from './wish';

beforeEach(() => {
  vi.setSystemTime('2026-11-23T09:00:00Z');
  return () => vi.useRealTimers();
});

test.each([
  [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'any day'],
  [[], 'any day'],
  [['mon', 'tue', 'wed', 'thu', 'fri'], 'Mon–Fri'],
  [['thu', 'tue'], 'Tue, Thu'],
  [['sat', 'sun'], 'Sat, Sun'],
] as const)('%j are %s', (days, words) => expect(daysLabel(days)).toBe(words));

test.each([
  ['00:00', '24:00', ''],
  ['08:00', '24:00', 'after 08:00'],
  ['00:00', '12:00', 'before 12:00'],
  ['08:00', '12:00', '08:00–12:00'],
])('from %s until %s is “%s”', (from, until, words) => expect(hoursLabel({ from, until })).toBe(words));

test.each([
  ['2026-11-23T08:00:00Z', undefined, 'as soon as possible'],
  ['2026-11-30T00:00:00Z', undefined, 'from Mon 30 Nov'],
  ['2026-11-23T08:00:00Z', '2026-12-07T00:00:00Z', 'until Sun 6 Dec'],
  ['2026-11-30T00:00:00Z', '2026-12-07T00:00:00Z', '30 Nov – 6 Dec'],
])('from %s to %s is “%s”', (earliest, latest, words) =>
  expect(windowLabel({ earliest, ...(latest && { latest }) }).replaceAll('\u2009', ' ')).toBe(words),
);

test.each([
  ['2026-11-23T08:40:00Z', '20 min'],
  ['2026-11-23T06:00:00Z', '3 h'],
  ['2026-11-22T08:00:00Z', '1 day'],
  ['2026-11-01T08:00:00Z', '22 days'],
])('who joined at %s has waited %s', (joined, words) => expect(waitedLabel(joined, Date.now())).toBe(words));

test('accents and case do not matter in a name, and an MRN is found by its beginning', () => {
  const entries = ['Müller, Hanna', 'Nowak, Jan'].map(
    (name, index) => ({ patient: { id: name, name, mrn: `77${index}` } }) as WaitlistEntry,
  );
  expect(matching(entries, 'muller han').map(({ patient }) => patient.name)).toEqual(['Müller, Hanna']);
  expect(matching(entries, '771').map(({ patient }) => patient.name)).toEqual(['Nowak, Jan']);
  expect(matching(entries, 'hanna mueller')).toHaveLength(1);
  expect(matching(entries, 'jan 771')).toHaveLength(1);
  expect(matching(entries, 'ller')).toEqual([]);
  expect(matching(entries, '71')).toEqual([]);
  expect(matching(entries, ' ')).toHaveLength(2);
});

describe('a wish', () => {
  const wish = wishOf('neuro', undefined);

  test('says only what matters', () => {
    expect(requestOf(wish, 'p1', undefined)).toEqual({
      patientId: 'p1',
      departmentId: 'neuro',
      minutes: 30,
      priority: 3,
    });
  });

  test('means whole days of the hospital, the last one included', () => {
    const whole = { ...wish, earliest: '2026-11-30', latest: '2026-12-04', days: ['fri', 'mon'] as const };
    expect(requestOf(whole, 'p1', undefined)).toMatchObject({
      earliest: '2026-11-30T00:00:00.000Z',
      latest: '2026-12-05T00:00:00.000Z',
      days: ['mon', 'fri'],
    });
  });

  test('for an earlier time ends where the appointment begins that would be given up', () => {
    const held = book('a', '10:30', '11:15', { on: '2026-12-01' });
    const made = requestOf(wishOf('', held), 'p-a', held);
    expect(made).toMatchObject({
      departmentId: 'd-neuro',
      doctorId: 'chen',
      appointmentId: 'a',
      minutes: 45,
      latest: '2026-12-01T10:30:00Z',
    });
    expect(requestOf({ ...wishOf('', held), latest: '2026-11-27' }, 'p-a', held).latest).toBe(
      '2026-11-28T00:00:00.000Z',
    );
  });

  test.each([
    [{ departmentId: '' }, 'departmentId'],
    [{ priority: 2 }, 'priorityReason'],
    [{ earliest: '2026-12-01', latest: '2026-11-30' }, 'latest'],
    [{ latest: '2026-11-22' }, 'latest'],
    [{ from: '12:00', until: '12:00' }, 'until'],
    [{ days: [] }, 'days'],
    [{ email: 'nobody' }, 'email'],
  ])('%j is wrong at %s', (change, field) => {
    const fieldErrors = fieldErrorsIn({ ...wish, ...change });
    expect(Object.keys(fieldErrors).filter((each) => fieldErrors[each])).toEqual([field]);
  });

  test('a reason for the front is none for the usual place', () => {
    const before = { ...wish, priority: 1, priorityReason: ' Pain grows ' };
    expect(requestOf(before, 'p', undefined).priorityReason).toBe('Pain grows');
    expect(requestOf({ ...before, priority: 3 }, 'p', undefined)).not.toHaveProperty('priorityReason');
  });
});
