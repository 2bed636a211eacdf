import { expect, test } from 'vitest';
import { clockIn } from './clockIn';

test.each([
  ['930', '09:30'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  ['9', '09:00'],
  ['14h', '14:00'],
  ['8:15 pm', '20:15'],
  ['12 am', '00:00'],
  ['12pm', '12:00'],
  ['13 pm', null],
  ['9:7', null],
  ['24:30', null],
  ['', null],
])('%s is %s', (text, clock) => expect(clockIn(text)).toBe(clock));
