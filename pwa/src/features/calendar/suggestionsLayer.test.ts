import { renderHook } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Slot } from '@/api/model';
import { book, doctor } from '@/testing/appointments';
import { offered, suggested } from '@/testing/overbooking';
import type { Column } from './column';
import { besideSuggestions, stripOf } from './suggestionStrip';
import { gapsIn, suggestionsIn, useSuggestionsLayer } from './suggestionsLayer';

const DAY = '2026-11-23';
const at = (time: string) => `${DAY}T${time}:00.000Z`;
const free = (start: string, end: string, doctorId = 'chen'): Slot => ({
  doctorId,
  start: at(start),
  end: at(end),
});

function column(more: Partial<Column> = {}): Column {
  return {
    key: 'chen',
    doctor: doctor('chen', 'Dr. Chen'),
    day: DAY,
    name: 'Dr. Chen',
    note: '',
    colour: null,
    origin: Date.parse(at('08:00')),
    items: [],
    open: [],
    off: [],
    load: null,
    ...more,
  };
}

const times = (gaps: readonly { start: string; end: string }[]) =>
  gaps.map(({ start, end }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`);

describe('free time in a column', () => {
  test('is its doctor’s, of its day, and not what has been booked since', () => {
    const items = [book('a', '09:00', '09:30'), book('b', '10:00', '10:30', { status: 'cancelled' })];
    const gaps = [free('08:30', '10:00'), free('14:00', '14:30', 'diaz')];
    expect(times(gapsIn(column({ items }), gaps))).toEqual(['08:30-09:00', '09:30-10:00']);
    expect(gapsIn(column({ day: '2026-11-24' }), gaps)).toEqual([]);
  });

  test.each([
    ['09:00', '10:00', ['09:00-10:00']],
    ['10:45', '11:30', ['10:45-11:30']],
    ['09:00', '12:00', ['09:00-10:00', '10:00-11:00', '11:00-12:00']],
    ['08:30', '10:05', ['08:30-09:00', '09:00-10:05']],
    ['08:50', '10:30', ['08:50-10:00', '10:00-10:30']],
    ['09:00', '09:10', []],
  ])('an offer takes it whole, so %s to %s is offered in parts', (start, end, parts) => {
    expect(times(gapsIn(column(), [free(start, end)]))).toEqual(parts);
  });

  test('of a column that is nobody’s own is left to the day', () => {
    expect(gapsIn(column({ doctor: null }), [free('09:00', '10:00')])).toEqual([]);
  });
});

describe('suggestions', () => {
  const nine = suggested('s1', '09:00', '09:30');
  const other = suggested('s2', '09:00', '09:30', { doctorId: 'diaz' });
  const ten = suggested('s3', '10:00', '10:30', { doctorId: 'diaz' });

  test('stand in their doctor’s column; one that is many doctors’ shows one at a time', () => {
    expect(suggestionsIn(column(), [nine, other])).toEqual([nine]);
    expect(suggestionsIn(column({ doctor: null }), [nine, other, ten])).toEqual([nine, ten]);
  });

  test('have room made by what shares their time, and by what that stands side by side with', () => {
    const items = [
      book('a', '09:00', '09:30'),
      book('b', '09:15', '10:00'),
      book('c', '09:45', '10:15'),
      book('d', '10:15', '10:30'),
    ];
    expect([...besideSuggestions(items, [nine])].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('the columns with what stands beside bookings', () => {
  const chen = column({ items: [book('hold', '11:00', '11:30', { hold: true, status: 'pending' })] });
  const diaz = column({ key: 'diaz', doctor: doctor('diaz', 'Dr. Diaz') });
  const columns = [chen, diaz];

  test('are those that came, where nothing is to be shown', () => {
    const soft = { suggestions: [], gaps: undefined, offers: undefined };
    expect(renderHook(() => useSuggestionsLayer(columns, soft)).result.current).toBe(columns);
  });

  test('stay the same objects while nothing in them changes', () => {
    const first = {
      suggestions: [suggested('s', '09:00', '09:30')],
      gaps: [free('09:00', '11:00')],
      offers: [],
    };
    const { result, rerender } = renderHook((soft) => useSuggestionsLayer(columns, soft), {
      initialProps: first,
    });
    const [before, untouched] = result.current;
    expect(before?.suggestions).toHaveLength(1);
    expect(before?.gaps).toHaveLength(2);
    expect(untouched).toBe(diaz);
    rerender({ ...first, gaps: [free('09:00', '11:00')] });
    expect(result.current[0]).toBe(before);
    rerender({ ...first, gaps: [free('09:00', '10:00')] });
    expect(result.current[0]?.gaps).toHaveLength(1);
  });

  test('know of a hold to how many it is offered, and until when', () => {
    const soft = { suggestions: undefined, gaps: undefined, offers: [offered('o')] };
    const { result } = renderHook(() => useSuggestionsLayer(columns, soft));
    expect(result.current[0]?.held).toEqual([{ id: 'hold', asked: 1, until: offered('o').expires }]);
  });
});

test.each([
  ['a column of a desk', 300, 1, 84],
  ['a column of a phone', 168, 1, 47],
  ['a phone, two at one time', 168, 2, 54],
  ['a phone, more than there is room for', 168, 9, 141],
  ['a day of a week', 96, 1, 44],
  ['a doctor of a week', 60, 1, 27],
  ['a doctor among many of a week', 36, 1, 18],
])('in %s suggestions leave the names what they can', (_, room, of, strip) => {
  expect(stripOf(room, of)).toBe(strip);
});
