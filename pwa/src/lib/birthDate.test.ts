import { expect, test } from 'vitest';
import { birthDateLabel, readBirthDate } from './birthDate';

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
