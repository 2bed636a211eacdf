import { describe, expect, test } from 'vitest';
import type { MovePlan, Slot } from '@/api/model';
import { clock, setZone } from '@/lib/zone';
import { book } from '@/testing/appointments';
import { backOf, changesTime, clashing, movesOf, replanned, rowsOf, spanOf, whenOf } from './plan';

const DAY = '2026-11-23';
const slot = (doctorId: string, start: string, end: string): Slot => ({
  doctorId,
  start: `${DAY}T${start}:00Z`,
  end: `${DAY}T${end}:00Z`,
});
const ada = book('a', '09:00', '10:00');
const ben = book('b', '10:00', '11:00');
const eve = book('e', '11:00', '12:00');
const plan: MovePlan = {
  items: [
    { appointment: ada, to: slot('diaz', '09:00', '10:00') },
    { appointment: ben, to: slot('diaz', '14:00', '15:00') },
    { appointment: eve },
  ],
};
const none = new Map();

describe('when a doctor is away', () => {
  test('a day without times is all of it', () => {
    expect(spanOf({ from: DAY, fromTime: '', until: DAY, untilTime: '' })).toEqual({
      start: Date.parse('2026-11-23T00:00:00Z'),
      end: Date.parse('2026-11-24T00:00:00Z'),
    });
  });

  test('from a time on, to the evening of another day', () => {
    expect(spanOf({ from: DAY, fromTime: '13:30', until: '2026-11-25', untilTime: '' })).toEqual({
      start: Date.parse('2026-11-23T13:30:00Z'),
      end: Date.parse('2026-11-26T00:00:00Z'),
    });
  });

  test('an end before the beginning is no time', () => {
    expect(spanOf({ from: DAY, fromTime: '13:00', until: DAY, untilTime: '12:00' })).toBeNull();
  });

  test.each([
    ['2026-11-23T12:00:00Z', '2026-11-24T00:00:00Z', '12:00', '2026-11-23', ''],
    ['2026-11-23T00:00:00Z', '2026-11-25T17:00:00Z', '', '2026-11-25', '17:00'],
  ])('a link from %s to %s', (from, to, fromTime, until, untilTime) => {
    const when = whenOf(DAY, { from, to }, clock);
    expect(when).toMatchObject({ from: DAY, fromTime, until, untilTime });
    expect(spanOf(when)).toEqual({ start: Date.parse(from), end: Date.parse(to) });
  });

  test('a link to an hour that clocks show twice', () => {
    setZone('Europe/Berlin');
    const [from, to] = ['2026-10-25T01:10:00Z', '2026-10-25T01:40:00Z'];
    const when = whenOf('2026-10-25', { from, to }, clock);
    expect(when).toMatchObject({ fromTime: '02:10', untilTime: '02:40' });
    expect(spanOf(when)).toEqual({ start: Date.parse(from), end: Date.parse(to) });
    expect(spanOf({ ...when, fromTime: '02:15' })?.start).toBe(Date.parse('2026-10-25T00:15:00Z'));
  });

  test('a link that says nothing sensible is the day', () => {
    expect(whenOf(DAY, { from: 'soon' }, clock)).toEqual(whenOf(DAY, {}, clock));
  });
});

describe('the plan', () => {
  test('is followed, and who has no place stays, unless somebody chose otherwise', () => {
    const rows = rowsOf(plan, new Map([['b', { kind: 'cancel' }]]), none);
    expect(rows.map(({ choice }) => choice.kind)).toEqual(['to', 'cancel', 'leave']);
    expect(movesOf(rows)).toEqual([{ id: 'a', version: 1, doctorId: 'diaz', start: `${DAY}T09:00:00Z` }]);
  });

  test('marks another time, not only another doctor', () => {
    expect(rowsOf(plan, none, none).map(changesTime)).toEqual([false, true, false]);
  });

  test('two with one doctor at one time clash; touching they do not', () => {
    const meet = new Map([['e', { kind: 'to' as const, slot: slot('diaz', '14:30', '15:30') }]]);
    expect([...clashing(rowsOf(plan, meet, none))].sort()).toEqual(['b', 'e']);
    const touch = new Map([['e', { kind: 'to' as const, slot: slot('diaz', '15:00', '16:00') }]]);
    expect(clashing(rowsOf(plan, touch, none)).size).toBe(0);
  });

  test('after a refusal only those who were refused take what is proposed anew', () => {
    const byHand = new Map([['a', { kind: 'to' as const, slot: slot('evans', '08:00', '09:00') }]]);
    const fresh: MovePlan = {
      items: [
        { appointment: ada, to: slot('diaz', '09:00', '10:00') },
        { appointment: ben, to: slot('evans', '10:00', '11:00') },
        { appointment: eve },
      ],
    };
    const next = replanned(rowsOf(plan, byHand, none), [{ id: 'b', rule: 'doctor-busy', detail: '' }], fresh);
    expect(next.get('a')).toEqual(byHand.get('a'));
    expect(next.get('b')).toEqual({ kind: 'to', slot: slot('evans', '10:00', '11:00') });
    expect(next.get('e')).toEqual({ kind: 'leave' });
  });

  test('nobody is proposed where somebody else of the plan already goes', () => {
    const byHand = new Map([['a', { kind: 'to' as const, slot: slot('evans', '10:30', '11:30') }]]);
    const fresh: MovePlan = { items: [{ appointment: ben, to: slot('evans', '10:00', '11:00') }] };
    const next = replanned(rowsOf(plan, byHand, none), [{ id: 'b', rule: 'doctor-busy', detail: '' }], fresh);
    expect(next.get('b')).toEqual({ kind: 'leave' });
  });

  test('the way back is where everybody was, from the version that there is now', () => {
    const now = { ...ada, version: 4, doctor: { id: 'diaz', name: 'Dr. Diaz' }, start: `${DAY}T14:00:00Z` };
    expect(backOf([ada, ben], [now])).toEqual([{ id: 'a', version: 4, doctorId: 'chen', start: ada.start }]);
  });
});
