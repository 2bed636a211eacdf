import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { belongs, forget, placed, remember } from './appointment-cache';
import { appointment, appointmentsIn, type Range } from './appointments';

const monday: Range = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };

test.each<[string, Range, Parameters<typeof book>[3], boolean]>([
  ['of that day', monday, {}, true],
  ['of another day', monday, { on: '2026-11-24' }, false],
  ['cancelled', monday, { status: 'cancelled' }, false],
  ['cancelled, when asked for', { ...monday, status: 'cancelled' }, { status: 'cancelled' }, true],
  ['booked, when others are asked for', { ...monday, status: 'arrived,fulfilled' }, {}, false],
  ['of the department', { ...monday, department: 'd-cardio,d-neuro' }, {}, true],
  ['of another department', { ...monday, department: 'd-cardio' }, {}, false],
  ['of another doctor', { ...monday, doctor: 'adler' }, {}, false],
])('%s', (_, range, more, expected) => {
  expect(belongs(range, book('a', '09:00', '10:00', more))).toBe(expected);
});

test('an appointment that ends where the range begins is not in it', () => {
  expect(
    belongs({ from: '2026-11-23T10:00:00Z', to: '2026-11-23T11:00:00Z' }, book('a', '09:00', '10:00')),
  ).toBe(false);
});

test('an older version changes nothing, not even the array', () => {
  const items = [book('a', '09:00', '10:00', { version: 3 })];
  expect(placed(monday, items, book('a', '11:00', '12:00', { version: 2 }))).toBe(items);
});

test('a move to another day leaves the one range and enters the other', () => {
  const client = new QueryClient();
  const tuesday = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
  client.setQueryData(appointmentsIn(monday).queryKey, [book('a', '09:00', '10:00')]);
  client.setQueryData(appointmentsIn(tuesday).queryKey, []);
  remember(client, book('a', '09:00', '10:00', { version: 2, on: '2026-11-24' }));
  expect(client.getQueryData(appointmentsIn(monday).queryKey)).toEqual([]);
  expect(client.getQueryData(appointmentsIn(tuesday).queryKey)).toHaveLength(1);
  expect(client.getQueryData(appointment('a').queryKey)?.version).toBe(2);
});

test('what may no longer be seen is nowhere', () => {
  const client = new QueryClient();
  client.setQueryData(appointmentsIn(monday).queryKey, [
    book('a', '09:00', '10:00'),
    book('b', '10:00', '11:00'),
  ]);
  forget(client, 'a');
  expect(client.getQueryData(appointmentsIn(monday).queryKey)?.map(({ id }) => id)).toEqual(['b']);
});

describe('with ten days in the cache', () => {
  const days = Array.from({ length: 10 }, (_, index): Range => {
    const day = (days: number) => `2026-11-${String(20 + index + days).padStart(2, '0')}T00:00:00Z`;
    return { from: day(0), to: day(1) };
  });

  /** What is written from here on, by the day that it belongs to. */
  function cached() {
    const client = new QueryClient();
    const keys = days.map((range) => appointmentsIn(range).queryKey);
    for (const key of keys) client.setQueryData(key, [book(`x${key[2].from}`, '12:00', '13:00')]);
    client.setQueryData(appointmentsIn(monday).queryKey, [book('a', '09:00', '10:00')]);
    const written: string[] = [];
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.queryKey[1] === 'range')
        written.push((query.queryKey[2] as Range).from);
    });
    const lists = () => keys.map((key) => client.getQueryData(key));
    return { client, written, lists };
  }

  test('a change writes the one that shows it, and leaves the others the very lists they were', () => {
    const { client, written, lists } = cached();
    const before = lists();
    remember(client, book('a', '09:30', '10:30', { version: 2 }));
    expect(written).toEqual([monday.from]);
    expect(lists().filter((list, index) => list !== before[index])).toHaveLength(1);
  });

  test('a move writes the day it leaves and the day it enters, as far as they are known', () => {
    const { client, written } = cached();
    remember(client, book('a', '09:00', '10:00', { version: 2, on: '2026-11-25' }));
    expect(written.sort()).toEqual([monday.from, '2026-11-25T00:00:00Z']);
    written.length = 0;
    remember(client, book('a', '09:00', '10:00', { version: 3, on: '2026-12-25' }));
    expect(written).toEqual(['2026-11-25T00:00:00Z']);
  });

  test('what is known already writes nothing', () => {
    const { client, written } = cached();
    const again = client.getQueryData(appointmentsIn(monday).queryKey)?.[0];
    if (again) remember(client, again);
    remember(client, book('a', '11:00', '12:00', { version: 0 }));
    forget(client, 'nobody');
    expect(written).toEqual([]);
  });

  test('what may no longer be seen is taken out of the one that had it', () => {
    const { client, written } = cached();
    forget(client, 'a');
    expect(written).toEqual([monday.from]);
  });
});
