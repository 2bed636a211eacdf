import { describe, expect, test } from 'vitest';
import { countsByDay, monthDays, walked } from './monthDays';

const neurology = { id: 'n', name: 'Neurology', colour: '#00f' };
const urology = { id: 'u', name: 'Urology', colour: '#0f0' };

describe('a month', () => {
  test.each([
    ['2026-11-22', '2026-10-26', '2026-12-06'],
    ['2027-02-10', '2027-02-01', '2027-03-14'],
    ['2026-03-31', '2026-02-23', '2026-04-05'],
  ])('of %s is the six weeks from %s to %s', (date, first, last) => {
    const days = monthDays(date);
    expect(days).toHaveLength(42);
    expect([days[0], days.at(-1)]).toEqual([first, last]);
    expect(new Set(days).size).toBe(42);
  });

  test('a day has the sum of its departments, the busiest first', () => {
    const days = countsByDay([
      { date: '2026-11-23', department: neurology, count: 3 },
      { date: '2026-11-23', department: urology, count: 5 },
      { date: '2026-11-24', department: neurology, count: 1 },
    ]);
    expect(days.get('2026-11-23')?.total).toBe(8);
    expect(days.get('2026-11-23')?.departments.map(({ id }) => id)).toEqual(['u', 'n']);
    expect(days.get('2026-11-25')).toBeUndefined();
  });

  test.each([
    ['ArrowLeft', '2026-10-31'],
    ['ArrowDown', '2026-11-08'],
    ['Home', '2026-10-26'],
    ['End', '2026-11-01'],
    ['x', null],
  ])('%s leads from the first of November to %s', (key, to) => {
    expect(walked('2026-11-01', key)).toBe(to);
  });
});
