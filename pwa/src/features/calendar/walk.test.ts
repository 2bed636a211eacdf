import { describe, expect, test } from 'vitest';
import type { Appointment } from '@/api/model';
import { MINUTE } from '@/lib/zone';
import { book, doctor } from '@/testing/appointments';
import type { Column } from './column';
import { type Cursor, walk } from './walk';

const origin = Date.parse('2026-11-23T08:00:00Z');
const HEIGHT = 9 * 60 * MINUTE;

function column(key: string, items: Appointment[]): Column {
  return {
    key,
    doctor: doctor(key, key),
    day: '2026-11-23',
    name: key,
    note: '',
    colour: null,
    origin,
    items,
    open: [],
    off: [],
    load: null,
  };
}

const columns = [
  column('adler', [book('a', '09:00', '10:00'), book('b', '10:00', '10:30'), book('c', '12:00', '13:00')]),
  column('chen', [book('x', '09:30', '10:30'), book('y', '09:30', '10:30', { overbooked: true })]),
];

/** `a` is on an appointment, `0@11:00` on empty time of the first column. */
function cursor(text: string): Cursor {
  const [index, clock] = text.split('@');
  if (clock) return { column: Number(index), at: Date.parse(`2026-11-23T${clock}:00Z`) - origin, id: null };
  const at = columns.findIndex((one) => one.items.some((item) => item.id === text));
  const item = columns[at]?.items.find((one) => one.id === text);
  return { column: at, at: Date.parse(item?.start ?? '') - origin, id: text };
}

function told({ column: index, at, id }: Cursor): string {
  return id ?? `${index}@${new Date(origin + at).toISOString().slice(11, 16)}`;
}

describe('walking with the arrows', () => {
  test.each([
    ['a', 'ArrowDown', 'b', 'to what touches it'],
    ['b', 'ArrowDown', '0@10:30', 'to the empty time after it'],
    ['0@10:30', 'ArrowDown', '0@11:00', 'by half hours through empty time'],
    ['0@11:30', 'ArrowDown', 'c', 'to the next appointment when it comes'],
    ['c', 'ArrowUp', '0@11:30', 'up to empty time'],
    ['0@10:30', 'ArrowUp', 'b', 'up to the appointment before'],
    ['b', 'ArrowUp', 'a', 'up to what touches it'],
    ['0@08:00', 'ArrowUp', '0@08:00', 'not above the top'],
    ['0@16:30', 'ArrowDown', '0@16:30', 'not below the bottom'],
    ['0@09:30', 'ArrowRight', 'x', 'sideways to what stands at that time'],
    ['c', 'ArrowRight', '1@12:00', 'sideways to empty time'],
    ['x', 'ArrowRight', 'y', 'through what shares the time first'],
    ['y', 'ArrowLeft', 'x', 'and back'],
    ['x', 'ArrowLeft', 'a', 'then to the next column'],
    ['y', 'ArrowRight', 'y', 'not out of the grid'],
    ['c', 'Home', 'a', 'to the first of the day'],
    ['a', 'End', 'c', 'to the last of the day'],
  ])('%s %s: %s (%s)', (from, key, to) => {
    expect(told(walk(cursor(from), key, columns, HEIGHT))).toBe(to);
  });
});
