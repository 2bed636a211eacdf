import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/zone';
import { buckets, ceiling, lastDays, length, readRange } from './range';

const TODAY = '2026-11-22';

describe('the range of the statistics', () => {
  test('is what the URL says, both days included', () => {
    const range = readRange({ from: '2026-11-01', to: '2026-11-07' }, TODAY);
    expect(range).toEqual({ first: '2026-11-01', last: '2026-11-07' });
    expect(length(range)).toBe(7);
  });

  test.each([
    ['nothing', {}],
    ['years of which there are none', { from: '9999-12-01', to: '9999-12-31' }],
    ['no day', { from: '2026-02-30', to: TODAY }],
    ['the end before the beginning', { from: TODAY, to: '2026-11-21' }],
    ['more than the server takes', { from: '2025-10-01', to: TODAY }],
  ])('is the last 30 days for %s', (_, search) => {
    expect(readRange(search, TODAY)).toEqual({ first: '2026-10-24', last: TODAY });
  });

  test('of one day is that day', () => {
    expect(lastDays(1, TODAY)).toEqual({ first: TODAY, last: TODAY });
  });
});

describe('columns', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      date: addDays('2026-01-01', at),
      bookings: 2,
      cancelled: 1,
      noShows: 1,
    }));

  test('are days while they can be told apart', () => {
    expect(buckets(days(62))).toHaveLength(62);
  });

  test('are weeks beyond, and lose no booking', () => {
    const weeks = buckets(days(64));
    expect(weeks).toHaveLength(10);
    expect(weeks[0]).toEqual({
      first: '2026-01-01',
      last: '2026-01-07',
      bookings: 14,
      cancelled: 7,
      noShows: 7,
    });
    expect(weeks.at(-1)).toMatchObject({ first: '2026-03-05', last: '2026-03-05', bookings: 2 });
    expect(weeks.reduce((sum, { bookings }) => sum + bookings, 0)).toBe(128);
  });

  test.each([
    [0, 5],
    [5, 5],
    [6, 10],
    [10, 10],
    [11, 20],
    [21, 50],
    [501, 1000],
  ])('of at most %d have a scale up to %d', (most, top) => {
    expect(ceiling(most)).toBe(top);
  });
});
