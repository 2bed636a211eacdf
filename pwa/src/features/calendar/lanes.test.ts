import { describe, expect, test } from 'vitest';
import { packLanes } from './lanes';

const at = (clock: string) => `2026-11-23T${clock}:00Z`;

/** `a 09:00 10:00 2nd` */
function events(...lines: string[]) {
  return lines.map((line) => {
    const [id = '', start = '', end = '', second] = line.split(' ');
    return { id, start: at(start), end: at(end), overbooked: second === '2nd' };
  });
}

describe('packLanes', () => {
  test.each<[string, string[], Record<string, string>]>([
    ['one stands alone', ['a 09:00 10:00'], { a: '0/1' }],
    ['touching events do not share', ['a 09:00 10:00', 'b 10:00 11:00'], { a: '0/1', b: '0/1' }],
    ['overlapping ones do', ['a 09:00 10:00', 'b 09:30 10:30'], { a: '0/2', b: '1/2' }],
    ['the overbooked one is right', ['a 09:00 10:00 2nd', 'b 09:00 09:30'], { a: '1/2', b: '0/2' }],
    [
      'a lane is used again as soon as it is free',
      ['a 09:00 11:00', 'b 09:00 09:30', 'c 09:30 10:00'],
      { a: '0/2', b: '1/2', c: '1/2' },
    ],
    [
      'a cluster is as wide as its fullest instant, the next starts anew',
      ['a 09:00 10:00', 'b 09:15 10:00', 'c 09:30 10:00', 'd 10:00 11:00'],
      { a: '0/3', b: '1/3', c: '2/3', d: '0/1' },
    ],
    [
      'a chain stays one cluster',
      ['a 09:00 10:00', 'b 09:30 10:30', 'c 10:00 11:00'],
      { a: '0/2', b: '1/2', c: '0/2' },
    ],
  ])('%s', (_, lines, expected) => {
    const lanes = packLanes(events(...lines));
    expect(Object.fromEntries([...lanes].map(([id, { lane, of }]) => [id, `${lane}/${of}`]))).toEqual(
      expected,
    );
  });

  test('the order of the answer does not matter', () => {
    const some = events('a 09:00 10:00', 'b 09:00 10:00', 'c 09:30 11:00', 'd 10:00 10:30');
    expect(packLanes(some)).toEqual(packLanes([...some].reverse()));
  });
});
