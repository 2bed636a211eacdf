import { describe, expect, test } from 'vitest';
import { dayIn, dayNames } from './dayIn';

const english = dayNames(
  'en-GB',
  new Map([
    ['today', 0],
    ['tomorrow', 1],
    ['yesterday', -1],
  ]),
);
const german = dayNames(
  'de-DE',
  new Map([
    ['heute', 0],
    ['morgen', 1],
    ['gestern', -1],
  ]),
);
/** A Monday. */
const TODAY = '2026-11-23';

describe('a day that is typed', () => {
  test.each([
    ['2026-12-24', '2026-12-24'],
    [' 2027-02-28 ', '2027-02-28'],
    ['24.12.', '2026-12-24'],
    ['24.12', '2026-12-24'],
    ['24/12/2028', '2028-12-24'],
    ['24 dec', '2026-12-24'],
    ['24 December 2027', '2027-12-24'],
    ['dec 24', '2026-12-24'],
    ['Dec 24, 2027', '2027-12-24'],
    ['5 jan', '2027-01-05'],
    ['1.10.', '2026-10-01'],
    ['today', '2026-11-23'],
    ['Tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-22'],
    ['+14', '2026-12-07'],
    ['-1', '2026-11-22'],
    ['mon', '2026-11-23'],
    ['Friday', '2026-11-27'],
    ['su', '2026-11-29'],
    ['1.12.26', '2026-12-01'],
    ['1. 12. 2026', '2026-12-01'],
    ['1dec', '2026-12-01'],
    ['Tue 1 Dec', '2026-12-01'],
    ['Tuesday, 1 December 2026', '2026-12-01'],
    ['2w', '2026-12-07'],
    ['in 3 weeks', '2026-12-14'],
    ['3 months', '2027-02-23'],
  ])('%s is %s', (text, day) => {
    expect(dayIn(text, TODAY, english)).toBe(day);
  });

  test.each([
    ['24. Dezember', '2026-12-24'],
    ['3. mär', '2027-03-03'],
    ['morgen', '2026-11-24'],
    ['mi', '2026-11-25'],
    ['do', '2026-11-26'],
    ['Di. 1. Dez. 2026', '2026-12-01'],
    ['in 2 Wochen', '2026-12-07'],
  ])('in German %s is %s', (text, day) => {
    expect(dayIn(text, TODAY, german)).toBe(day);
  });

  test.each([
    '',
    '2',
    '31.2.',
    '31.2.2027',
    '2026-02-30',
    '12 ju',
    '12 jux',
    'ju 12',
    't',
    'müller',
    'constructor',
    '+9999',
    '24.13.',
    '0.1.',
  ])('%s is none', (text) => {
    expect(dayIn(text, TODAY, english)).toBeNull();
  });
});
