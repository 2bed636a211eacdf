import { expect, test } from 'vitest';
import { ageOn, birthDateLabel, readBirthDate } from './birthDate';

test.each([
  ['1979', '1979'],
  ['1979-03', '1979-03'],
  ['03.1979', '1979-03'],
  ['3/1979', '1979-03'],
  ['1979-03-14', '1979-03-14'],
  ['14.03.1979', '1979-03-14'],
  ['14. 3. 1979', '1979-03-14'],
  ['14/3/1979', '1979-03-14'],
  ['30.02.1979', null],
  ['13.1979', null],
  ['79', null],
  ['14.03.79', null],
  ['yesterday', null],
  ['', null],
])('%s is read as %s', (typed, read) => {
  expect(readBirthDate(typed)).toBe(read);
});

test('what is known is shown, and no more', () => {
  expect(birthDateLabel('1979')).toBe('1979');
  expect(birthDateLabel('1979-03')).toBe('March 1979');
  expect(birthDateLabel('1979-03-14')).toBe('14 Mar 1979');
});

test('somebody is a year older on the day, and not before; who is known by the year only has no age', () => {
  expect(ageOn('2026-03-13', '1979-03-14')?.years).toBe(46);
  expect(ageOn('2026-03-14', '1979-03-14')?.years).toBe(47);
  expect(ageOn('2026-03-01', '2025-10-31')).toEqual({ years: 0, months: 4 });
  expect(ageOn('2027-02-28', '2024-02-29')?.years).toBe(2);
  expect(ageOn('2027-03-01', '2024-02-29')?.years).toBe(3);
  expect(ageOn('2026-03-13', '1979')).toBeNull();
});
