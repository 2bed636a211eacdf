import { describe, expect, test } from 'vitest';
import { copied, hoursOf, isOverNight, lengthOf, totalMinutes, weekErrors, weekLines, weekOf } from './week';

const period = (weekday: number, from: string, minutes: number) => ({ weekday, from, minutes });
const workdays = (from: string, minutes: number) => [1, 2, 3, 4, 5].map((day) => period(day, from, minutes));

describe('a week of working hours', () => {
  test('comes back as it was, in order', () => {
    const hours = [period(1, '13:00', 240), period(1, '08:00', 240), period(7, '22:00', 480)];
    expect(hoursOf(weekOf(hours))).toEqual([
      period(1, '08:00', 240),
      period(1, '13:00', 240),
      period(7, '22:00', 480),
    ]);
  });

  test('an end that is not after the start is on the next day; the same time is a whole day', () => {
    expect(lengthOf({ from: '22:00', to: '06:00' })).toBe(480);
    expect(lengthOf({ from: '08:00', to: '08:00' })).toBe(1440);
    expect(lengthOf({ from: '18:00', to: '00:00' })).toBe(360);
    expect(isOverNight({ from: '22:00', to: '06:00' })).toBe(true);
    expect(isOverNight({ from: '18:00', to: '00:00' })).toBe(false);
  });

  test('times that meet are found, also across midnight and from Sunday into Monday', () => {
    const day = (at: number, ...periods: { from: string; to: string }[]) =>
      Array.from({ length: 7 }, (_, other) => (other === at ? periods : []));
    expect([
      ...weekErrors(day(0, { from: '08:00', to: '12:00' }, { from: '11:00', to: '13:00' })).keys(),
    ]).toEqual(['0-1']);
    expect(weekErrors(day(0, { from: '08:00', to: '12:00' }, { from: '12:00', to: '13:00' })).size).toBe(0);
    const overNight = weekOf([period(7, '22:00', 480), period(1, '05:00', 60)]);
    expect([...weekErrors(overNight).keys()]).toEqual(['6-0']);
    expect([...weekErrors(day(2, { from: '08:00', to: '' })).keys()]).toEqual(['2-0']);
  });

  test('periods meet only in weeks and on days of both', () => {
    const errors = (...hours: Parameters<typeof weekOf>[0]) => weekErrors(weekOf(hours)).size;
    const monday = period(1, '08:00', 240);
    expect(errors({ ...monday, weeks: 'odd' }, { ...monday, weeks: 'even' })).toBe(0);
    expect(errors({ ...monday, weeks: 'odd' }, monday)).toBe(1);
    expect(errors({ ...monday, validUntil: '2026-11-23' }, { ...monday, validFrom: '2026-11-24' })).toBe(0);
    expect(errors({ ...monday, validUntil: '2026-11-24' }, { ...monday, validFrom: '2026-11-24' })).toBe(1);
    expect(errors({ ...monday, validFrom: '2026-11-24', validUntil: '2026-11-23' })).toBe(1);
    const night = period(7, '22:00', 480);
    expect(errors({ ...night, weeks: 'odd' }, { ...period(1, '05:00', 60), weeks: 'odd' })).toBe(1);
    expect(hoursOf(weekOf([{ ...monday, weeks: 'odd', validFrom: '2026-12-01' }]))).toEqual([
      { ...monday, weeks: 'odd', validFrom: '2026-12-01' },
    ]);
    expect(weekLines([{ ...monday, weeks: 'odd', validFrom: '2026-12-01' }])).toEqual([
      'Mon 08:00–12:00 (odd weeks, from 1 Dec 2026)',
    ]);
  });

  test('is said in a line for each kind of day', () => {
    expect(weekLines(workdays('08:00', 480))).toEqual(['Mon–Fri 08:00–16:00']);
    expect(
      weekLines([
        period(1, '08:00', 240),
        period(1, '13:00', 240),
        period(3, '08:00', 240),
        period(3, '13:00', 240),
        period(5, '22:00', 480),
      ]),
    ).toEqual(['Mon, Wed 08:00–12:00, 13:00–17:00', 'Fri 22:00–06:00 the next day']);
    expect(weekLines([])).toEqual([]);
  });

  test('a day is copied onto others and is no part of them afterwards', () => {
    const week = copied(weekOf([period(1, '08:00', 60), period(2, '10:00', 60)]), 0, [1, 2]);
    expect(hoursOf(week)).toEqual([period(1, '08:00', 60), period(2, '08:00', 60), period(3, '08:00', 60)]);
    expect(totalMinutes(week)).toBe(180);
    expect(week[1]?.[0]).not.toBe(week[0]?.[0]);
  });
});
