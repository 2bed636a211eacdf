import { describe, expect, test } from 'vitest';
import { instantOf, setZone } from '@/lib/zone';
import { book } from '@/testing/appointments';
import { busyOf, hoursOf, loadOf } from './column';

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

describe('utilisation', () => {
  const [open] = spans('2026-11-23T08:00:00Z/2026-11-23T12:00:00Z');
  const [off] = spans('2026-11-23T11:00:00Z/2026-11-23T12:00:00Z');
  const day = { items: [], open: open ? [open] : [], off: off ? [{ ...off, reason: '' }] : [] };
  const hour = book('a', '09:00', '10:00');

  test('is the share of working hours less time off that is taken', () => {
    expect(loadOf([{ ...day, items: [hour] }])).toBeCloseTo(1 / 3);
    expect(loadOf([{ ...day, off: [], items: [hour] }])).toBeCloseTo(1 / 4);
    expect(loadOf([day])).toBe(0);
    expect(loadOf([{ ...day, open: [] }])).toBeNull();
  });

  test.each([
    [
      'time that is booked twice counts once',
      [hour, book('b', '09:00', '10:00'), book('c', '09:30', '10:00')],
      1 / 3,
    ],
    ['what lies outside working hours does not count', [hour, book('b', '19:00', '19:30')], 1 / 3],
    ['what reaches beyond them counts to their end', [book('b', '07:00', '08:30')], 1 / 6],
    ['nor does time off', [hour, book('b', '11:00', '11:30')], 1 / 3],
    ['nor what was cancelled, or nobody came to', [book('b', '08:00', '11:00', { status: 'noshow' })], 0],
    ['nor time that is held', [book('b', '08:00', '11:00', { status: 'pending', hold: true })], 0],
    ['a day is full at most', ['a', 'b', 'c'].map((id) => book(id, '06:00', '20:00')), 1],
  ])('%s', (_, items, load) => {
    expect(loadOf([{ ...day, items }])).toBeCloseTo(load);
  });

  test('of several doctors each has time of their own', () => {
    const doctors = [
      { ...day, items: [hour] },
      { ...day, items: [book('b', '09:00', '10:00')] },
    ];
    expect(loadOf(doctors)).toBeCloseTo(1 / 3);
  });

  test('what others take counts too', () => {
    const { doctor, department, start, end } = hour;
    expect(loadOf([{ ...day, busy: busyOf([{ doctor, department, start, end }]) }])).toBeCloseTo(1 / 3);
  });
});
