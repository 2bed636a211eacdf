import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { appointmentsIn, busyIn, type Range } from './appointments';
import { appointmentsWithin, covers } from './covered';

const monday: Range = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
const week: Range = { from: '2026-11-23T00:00:00Z', to: '2026-11-30T00:00:00Z' };

describe('an answer holds what a narrower question asks for', () => {
  test.each<[string, Range, Range, boolean]>([
    ['the same', monday, monday, true],
    ['a day of its week', week, monday, true],
    ['a week of one of its days', monday, week, false],
    ['a day in another notation', week, { ...monday, from: '2026-11-23T01:00:00+01:00' }, true],
    ['a doctor of the hospital', monday, { ...monday, doctor: 'a' }, true],
    ['one of its doctors', { ...monday, doctor: 'a,b' }, { ...monday, doctor: 'b' }, true],
    ['a doctor more', { ...monday, doctor: 'a' }, { ...monday, doctor: 'a,b' }, false],
    ['the hospital of a doctor', { ...monday, doctor: 'a' }, monday, false],
    ['a doctor of a department', { ...monday, department: 'd' }, { ...monday, doctor: 'a' }, false],
    ['cancelled ones too', monday, { ...monday, status: 'cancelled' }, false],
    ['the others of cancelled ones', { ...monday, status: 'cancelled' }, monday, false],
  ])('%s', (_, wide, narrow, expected) => {
    expect(covers(wide, narrow)).toBe(expected);
  });
});

describe('a filter', () => {
  const one = { ...monday, doctor: 'adler' };
  const adler = { id: 'adler', name: 'Dr. Adler' };
  const mine = book('a', '09:00', '10:00', { doctor: adler });
  const busy = { start: mine.start, end: mine.end, department: mine.department };

  function hospital() {
    const client = new QueryClient();
    client.setQueryData(appointmentsIn(week).queryKey, [
      mine,
      book('b', '09:00', '10:00'),
      book('c', '09:00', '10:00', { doctor: adler, on: '2026-11-24' }),
    ]);
    return client;
  }

  test('begins with what is known of it, as old as that is', () => {
    const client = hospital();
    client.setQueryData(busyIn(week).queryKey, [
      { ...busy, doctor: adler },
      { ...busy, doctor: { id: 'chen', name: 'Dr. Chen' } },
    ]);
    const { items, busy: unseen } = appointmentsWithin(client, one);
    expect('initialData' in items && items.initialData).toEqual([mine]);
    expect('initialData' in items && items.initialDataUpdatedAt).toBe(
      client.getQueryState(appointmentsIn(week).queryKey)?.dataUpdatedAt,
    );
    expect('initialData' in unseen && unseen.initialData).toEqual([{ ...busy, doctor: adler }]);
  });

  test('is asked for anew where what is known is no longer true', async () => {
    const client = hospital();
    await client.invalidateQueries({ queryKey: appointmentsIn(week).queryKey });
    const { items } = appointmentsWithin(client, one);
    expect('initialData' in items && items.initialDataUpdatedAt).toBe(0);
  });

  test('of what is known already is that, and nothing wider', () => {
    const client = hospital();
    client.setQueryData(appointmentsIn(one).queryKey, [mine]);
    expect(appointmentsWithin(client, one).items).not.toHaveProperty('initialData');
  });

  test('of nothing known is asked for', () => {
    expect(appointmentsWithin(new QueryClient(), one).items).not.toHaveProperty('initialData');
  });
});
