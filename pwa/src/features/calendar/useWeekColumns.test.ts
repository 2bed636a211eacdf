import { renderHook } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Appointment, Availability } from '@/api/model';
import { readView } from '@/lib/view';
import { book, doctor } from '@/testing/appointments';
import { familyName, useWeekColumns } from './useWeekColumns';

const doctors = [doctor('chen', 'Dr. Wei Chen'), doctor('diaz', 'Dr. Ana Diaz')];
const works = (doctorId: string, ...days: string[]): Availability => ({
  doctorId,
  open: days.map((day) => ({ start: `${day}T08:00:00Z`, end: `${day}T16:00:00Z` })),
  timeOff: [],
});
const availability = [works('chen', '2026-11-23', '2026-11-24'), works('diaz', '2026-11-24')];

function week(items: Appointment[], search: { doctor?: string } = {}) {
  const view = readView({ date: '2026-11-23', department: 'd-neuro', ...search });
  return renderHook(() => useWeekColumns(view, doctors, items, [], availability)).result.current;
}

const screen = (width: number) => vi.stubGlobal('innerWidth', width);
afterEach(() => vi.unstubAllGlobals());

describe('a department’s week', () => {
  test('has a column for each doctor who is there, and one for a day without anyone', () => {
    screen(1440);
    const { columns, groups } = week([]);
    expect(columns.map((column) => column.short)).toEqual(['Chen', 'Chen', 'Diaz', '', '', '', '', '']);
    expect(groups?.map((group) => group.columns)).toEqual([1, 2, 1, 1, 1, 1, 1]);
  });

  test('shows who is booked without working, each appointment with its own doctor', () => {
    screen(1440);
    const { columns, groups } = week([
      book('a', '09:00', '10:00'),
      book('b', '09:00', '10:00', { doctor: { id: 'x', name: 'Dr. Max Locum' } }),
    ]);
    expect(columns.slice(0, 2).map(({ short, items }) => [short, items.map(({ id }) => id)])).toEqual([
      ['Chen', ['a']],
      ['Locum', ['b']],
    ]);
    expect(groups?.[0]?.count).toBe(2);
  });

  test('where that does not fit, a day is one column that says how many are left out', () => {
    screen(390);
    const crowd = ['a', 'b', 'c', 'd'].map((id) => book(id, '09:00', '10:00'));
    const { columns, groups } = week([...crowd, book('e', '11:00', '12:00')]);
    expect(groups).toBeNull();
    expect(columns).toHaveLength(7);
    expect(columns[0]?.items.map(({ id }) => id)).toEqual(['a', 'b', 'e']);
    expect(columns[0]?.more).toEqual([{ start: Date.parse('2026-11-23T09:00:00Z'), count: 2 }]);
  });

  test('one doctor’s week is seven columns with everything in it', () => {
    screen(390);
    const crowd = ['a', 'b', 'c', 'd'].map((id) => book(id, '09:00', '10:00'));
    const { columns, groups } = week(crowd, { doctor: 'chen' });
    expect(groups).toBeNull();
    expect(columns.map((column) => column.doctor?.id)).toEqual(Array(7).fill('chen'));
    expect(columns[0]?.items).toHaveLength(4);
  });
});

test.each([
  ['Dr. Wei Chen', 'Chen'],
  ['Prof. Dr. Anna van Dijk', 'Dijk'],
  ['Okoye', 'Okoye'],
])('%s is %s where there is little room', (name, short) => {
  expect(familyName(name)).toBe(short);
});
