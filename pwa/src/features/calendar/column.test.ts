import { describe, expect, test } from 'vitest';
import { instantOf, setZone } from '@/lib/zone';
import { hoursOf } from './column';

const spans = (...texts: string[]) =>
  texts.map((text) => {
    const [start = 0, end = 0] = text.split('/').map((instant) => Date.parse(instant));
    return { start, end };
  });

describe('the hours that a grid shows', () => {
  test.each([
    ['UTC', '2026-11-23', '2026-11-23T08:10:00Z/2026-11-23T16:20:00Z', 8, 17],
    ['UTC', '2026-11-23', '2026-11-22T20:00:00Z/2026-11-23T06:00:00Z', 0, 6],
    ['UTC', '2026-11-23', '2026-11-23T20:00:00Z/2026-11-24T06:00:00Z', 20, 24],
    // To the second 02:00 of the night: the first would be an hour short.
    ['Europe/Berlin', '2026-10-25', '2026-10-24T23:00:00Z/2026-10-25T01:00:00Z', 1, 3],
    // From 03:50, the first hour after a gap from 02:45 to 03:45: 03:00 would be 04:00.
    ['Pacific/Chatham', '2026-09-27', '2026-09-26T14:05:00Z/2026-09-26T18:00:00Z', 2, 8],
  ])('in %s on %s are those around %s', (zone, day, span, from, to) => {
    setZone(zone);
    const shown = hoursOf(day, spans(span));
    expect(shown).toEqual({ from, to });
  });

  test.each(['Pacific/Chatham', 'Australia/Lord_Howe', 'Europe/Berlin'])(
    'in %s hold all that is shown',
    (zone) => {
      setZone(zone);
      for (const day of ['2025-04-06', '2025-09-28', '2025-10-05', '2025-10-26', '2026-03-29'])
        for (let minute = 0; minute < 24 * 60; minute += 5) {
          const start = instantOf(day, 0, minute);
          const { from, to } = hoursOf(day, [{ start, end: start + 5 * 60_000 }]);
          expect(instantOf(day, from)).toBeLessThanOrEqual(start);
          expect(instantOf(day, to)).toBeGreaterThanOrEqual(Math.min(start + 5 * 60_000, instantOf(day, 24)));
        }
    },
  );
});
