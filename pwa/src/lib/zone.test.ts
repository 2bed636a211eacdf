import { afterEach, describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  clock,
  dayBounds,
  dayOf,
  daySpan,
  duration,
  HOUR,
  instantAt,
  instantOf,
  isDay,
  longDay,
  minuteOfDay,
  setZone,
  startOfWeek,
  weekNumber,
} from './zone';

describe('the hospital’s zone', () => {
  afterEach(() => setZone('UTC'));

  test.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-11-23', 24],
    ['America/New_York', '2026-11-01', 25],
    ['UTC', '2026-03-29', 24],
  ])('in %s the day %s has %i hours', (zone, day, hours) => {
    setZone(zone);
    const { start, end } = dayBounds(day);
    expect((end - start) / HOUR).toBe(hours);
    expect(dayOf(start)).toBe(day);
    expect(dayOf(end - 1)).toBe(day);
  });

  test('a wall clock time is the instant at which the hospital’s clocks show it', () => {
    setZone('Europe/Berlin');
    expect(new Date(instantOf('2026-11-23', 9, 30)).toISOString()).toBe('2026-11-23T08:30:00.000Z');
    expect(clock(Date.parse('2026-07-01T08:00:00Z'))).toBe('10:00');
    expect(minuteOfDay(Date.parse('2026-07-01T08:05:00Z'))).toBe(605);
  });

  test.each([
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', 'skipped, and so as much later'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', 'the first of two'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', 'after both'],
  ])('a form’s %s %s is %s: %s', (day, time, instant) => {
    setZone('Europe/Berlin');
    expect(new Date(instantAt(day, time) ?? 0).toISOString()).toBe(instant);
  });

  test('a form that was not touched keeps the second of two equal times', () => {
    setZone('Europe/Berlin');
    const second = Date.parse('2026-10-25T01:30:00Z');
    expect(instantAt('2026-10-25', '02:30', second)).toBe(second);
    expect(instantAt('2026-10-25', '02:35', second)).toBe(Date.parse('2026-10-25T00:35:00Z'));
    expect(instantAt('2026-10-26', '02:30', second)).toBe(Date.parse('2026-10-26T01:30:00Z'));
  });

  test.each([
    ['2026-02-30', '09:30'],
    ['2026-02-28', ''],
    ['2026-02-28', '24:00'],
    ['2026-02-28', '9:30'],
  ])('%s %s is no time', (day, time) => {
    expect(instantAt(day, time)).toBeNull();
  });

  test('a day that was skipped has a name and no length', () => {
    setZone('Pacific/Apia');
    const { start, end } = dayBounds('2011-12-30');
    expect(end - start).toBe(0);
    expect(longDay('2011-12-30')).toBe('Friday, 30 December');
    expect(dayOf(end)).toBe('2011-12-31');
  });

  test('calendar arithmetic keeps days, not hours', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-23')).toBe('2026-11-23');
  });

  test.each([
    ['2026-11-23', 48],
    ['2026-01-01', 1],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2021-01-03', 53],
  ])('%s is in week %i (ISO 8601)', (day, week) => {
    expect(weekNumber(day)).toBe(week);
  });

  test('words for people', () => {
    setZone('UTC');
    expect(longDay('2026-11-23')).toBe('Monday, 23 November');
    expect(duration(90 * 60_000)).toBe('1 h 30 min');
    expect(daySpan('2026-11-30', '2026-12-06')).toMatch(/^30 Nov\s–\s6 Dec$/);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-02-28')).toBe(true);
  });
});
