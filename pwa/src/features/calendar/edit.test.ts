import { describe, expect, test } from 'vitest';
import { MINUTE } from '@/lib/zone';
import { edgeSpeed, type Gesture, nudged, preview } from './edit';

/** `9:30` below a column that begins at 8:00 */
const at = (clock: string) => {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  return ((h - 8) * 60 + m) * MINUTE;
};
const clock = (offset: number) => {
  const all = offset / MINUTE + 480;
  return `${Math.floor(all / 60)}:${String(Math.round(all % 60)).padStart(2, '0')}`;
};
const NINE_HOURS = 9 * 60 * MINUTE;

function gesture(kind: Gesture['kind'], start: string, end: string, grip = 0): Gesture {
  return { kind, item: null, column: 1, from: { start: at(start), end: at(end) }, grip: grip * MINUTE };
}

describe('a gesture snaps to a quarter of an hour', () => {
  test.each<[string, Gesture, string, string, string]>([
    ['a move keeps the length', gesture('move', '9:00', '10:00'), '10:07', '10:00', '11:00'],
    ['and where it is held', gesture('move', '9:00', '10:00', 30), '11:00', '10:30', '11:30'],
    ['a move stays below the top', gesture('move', '9:00', '10:00', 30), '7:40', '8:00', '9:00'],
    ['a move stays above the bottom', gesture('move', '9:00', '10:30'), '16:50', '15:30', '17:00'],
    ['the lower edge', gesture('end', '9:00', '10:00'), '10:40', '9:00', '10:45'],
    ['not above the start', gesture('end', '9:00', '10:00'), '8:30', '9:00', '9:15'],
    ['the upper edge', gesture('start', '9:00', '10:00'), '8:32', '8:30', '10:00'],
    ['not below the end', gesture('start', '9:00', '10:00'), '10:30', '9:45', '10:00'],
    ['drawing down', gesture('create', '9:05', '9:05'), '10:10', '9:00', '10:15'],
    ['drawing up', gesture('create', '9:05', '9:05'), '8:20', '8:15', '9:15'],
    ['drawing past the bottom', gesture('create', '16:30', '16:30'), '18:00', '16:30', '17:00'],
  ])('%s', (_, made, pointer, start, end) => {
    const now = preview(made, { column: 1, offset: at(pointer) }, NINE_HOURS);
    expect([clock(now.start), clock(now.end)]).toEqual([start, end]);
  });

  test('a finer step with a key held', () => {
    const now = preview(
      gesture('move', '9:00', '10:00'),
      { column: 2, offset: at('10:07') },
      NINE_HOURS,
      5 * MINUTE,
    );
    expect([now.column, clock(now.start)]).toEqual([2, '10:05']);
  });

  test('only a move changes the column', () => {
    expect(
      preview(gesture('end', '9:00', '10:00'), { column: 3, offset: at('11:00') }, NINE_HOURS).column,
    ).toBe(1);
    expect(
      preview(gesture('move', '9:00', '10:00'), { column: 3, offset: at('9:00') }, NINE_HOURS).column,
    ).toBe(3);
  });
});

describe('keys', () => {
  const now = { column: 0, start: at('9:00'), end: at('10:00') };
  test.each([
    ['ArrowDown', 'move', 0, '9:15', '10:15'],
    ['ArrowUp', 'move', 0, '8:45', '9:45'],
    ['ArrowRight', 'move', 1, '9:00', '10:00'],
    ['ArrowLeft', 'move', 0, '9:00', '10:00'],
    ['ArrowDown', 'end', 0, '9:00', '10:15'],
    ['ArrowUp', 'end', 0, '9:00', '9:45'],
    ['ArrowRight', 'end', 0, '9:00', '10:00'],
    ['ArrowUp', 'start', 0, '8:45', '10:00'],
    ['ArrowDown', 'start', 0, '9:15', '10:00'],
  ] as const)('%s (%s)', (key, kind, column, start, end) => {
    const next = nudged(now, key, kind, 3, NINE_HOURS);
    expect([next.column, clock(next.start), clock(next.end)]).toEqual([column, start, end]);
  });
});

test('an edge stops a step before the other, and at the end of the day', () => {
  const short = { column: 0, start: at('9:45'), end: at('10:00') };
  expect(nudged(short, 'ArrowDown', 'start', 1, NINE_HOURS).start).toBe(at('9:45'));
  expect(nudged(short, 'ArrowUp', 'end', 1, NINE_HOURS).end).toBe(at('10:00'));
  const first = { column: 0, start: 0, end: at('9:00') };
  expect(nudged(first, 'ArrowUp', 'start', 1, NINE_HOURS).start).toBe(0);
});

test('a band spans from where it began to the pointer, upwards too, in any column', () => {
  const made = gesture('band', '10:03', '10:03');
  const now = preview(made, { column: 3, offset: at('8:41') }, NINE_HOURS);
  expect([now.column, clock(now.start), clock(now.end)]).toEqual([3, '8:41', '10:03']);
});

test('scrolling begins near the edges only', () => {
  expect(edgeSpeed(300, 0, 600)).toBe(0);
  expect(edgeSpeed(10, 0, 600)).toBeLessThan(0);
  expect(edgeSpeed(590, 0, 600)).toBeGreaterThan(0);
  expect(edgeSpeed(700, 0, 600)).toBe(18);
});
