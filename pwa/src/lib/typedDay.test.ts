import { expect, test } from 'vitest';
import { typedDay } from './typedDay';

/** A Monday. */
const TODAY = '2026-11-30';

test.each([
  ['1.12.', '2026-12-01'],
  ['1 Dec', '2026-12-01'],
  ['1. Dez', '2026-12-01'],
  ['tomorrow', '2026-12-01'],
  ['Morgen', '2026-12-01'],
  ['\u00fcbermorgen', '2026-12-02'],
  ['next week', '2026-12-07'],
  ['N\u00e4chste Woche', '2026-12-07'],
  ['mi', '2026-12-02'],
  ['thu', '2026-12-03'],
  ['3. m\u00e4rz 2027', '2027-03-03'],
  ['32.1.', null],
  ['soon', null],
])('%s is %s', (text, day) => expect(typedDay(text, TODAY)).toBe(day));
