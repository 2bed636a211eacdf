import { describe, expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { byStage, delays, minutesIn, roomsOf, stageOf } from './stages';

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00Z`);
const time = (clock: string) => `2026-11-23T${clock}:00Z`;

describe('the stages of a visit', () => {
  test.each([
    ['booked', '08:59', 'expected'],
    ['booked', '09:00', 'expected'],
    ['booked', '09:01', 'late'],
    ['arrived', '09:20', 'waiting'],
    ['checked-in', '09:20', 'in-room'],
    ['fulfilled', '08:00', 'done'],
    ['noshow', '09:20', 'done'],
    ['cancelled', '09:20', undefined],
  ] as const)('%s at %s is %s', (status, now, stage) => {
    expect(stageOf(book('a', '09:00', '09:30', { status }), at(now))).toBe(stage);
  });

  test('held time has none', () => {
    expect(stageOf(book('a', '09:00', '09:30', { status: 'pending', hold: true }), at('08:00'))).toBe(
      undefined,
    );
  });

  test('each is in the order in which it is due, and the last who is done comes first', () => {
    const done = (id: string, finished: string) =>
      book(id, '08:00', '08:30', { status: 'fulfilled', visit: { finishedAt: time(finished) } });
    const groups = byStage(
      [
        book('later', '11:00', '11:30'),
        book('sooner', '10:00', '10:30'),
        book('late', '09:00', '09:30'),
        done('first', '08:20'),
        done('last', '08:40'),
      ],
      at('09:30'),
    );
    expect(groups.expected.map(({ id }) => id)).toEqual(['sooner', 'later']);
    expect(groups.late.map(({ id }) => id)).toEqual(['late']);
    expect(groups.done.map(({ id }) => id)).toEqual(['last', 'first']);
  });

  test('minutes run from arrival and call, and from nothing where nobody recorded it', () => {
    const waits = book('a', '09:00', '09:30', { status: 'arrived', visit: { arrivedAt: time('08:50') } });
    expect(minutesIn(waits, 'waiting', at('09:12'))).toBe(22);
    expect(minutesIn(book('b', '09:00', '09:30', { status: 'arrived' }), 'waiting', at('09:12'))).toBe(
      undefined,
    );
    expect(minutesIn(book('c', '09:00', '09:30'), 'late', at('09:12'))).toBe(12);
  });
});

describe('a doctor’s delay', () => {
  const waiting = (id: string, start: string, arrivedAt: string) =>
    book(id, start, '12:00', { status: 'arrived', visit: { arrivedAt: time(arrivedAt) } });
  const called = (id: string, start: string, arrivedAt: string, calledAt: string) =>
    book(id, start, '12:00', {
      status: 'checked-in',
      visit: { arrivedAt: time(arrivedAt), calledAt: time(calledAt) },
    });
  test.each([
    ['who came early waits for their own time first', [waiting('a', '09:30', '09:00')], 0],
    ['counts from the time that was promised', [waiting('a', '09:00', '08:30')], 20],
    ['counts from the arrival of who came late', [waiting('a', '09:00', '09:15')], 5],
    [
      'is that of whoever waits longest',
      [waiting('a', '09:10', '09:00'), waiting('b', '09:00', '09:00')],
      20,
    ],
    ['is that of the last call, if nobody waits', [called('a', '09:00', '08:50', '09:07')], 7],
    [
      'is that of a patient who waits, whenever others were called',
      [called('a', '08:00', '08:00', '09:00'), waiting('b', '09:15', '09:00')],
      5,
    ],
    ['is nothing when nobody has come', [book('a', '08:00', '08:30')], 0],
  ])('%s', (_rule, items, minutes) => {
    expect(delays(items, at('09:20')).map((delay) => delay.minutes)).toEqual(minutes > 0 ? [minutes] : []);
  });
});

test('rooms are offered once each, as people count', () => {
  const inRoom = (id: string, room: string) => book(id, '09:00', '09:30', { visit: { room } });
  expect(
    roomsOf([inRoom('a', '10'), inRoom('b', '2'), inRoom('c', '10'), book('d', '09:00', '09:30')]),
  ).toEqual(['2', '10']);
});
