import { describe, expect, test } from 'vitest';
import { finder, newcomer } from './findable';
import table from './findable.txt?raw';

const cases = table
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) =>
    line.replace(/\\u([0-9A-F]{4})/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
  )
  .map((line) => line.split(' | '));

describe('who is found', () => {
  test.each(cases)('%s: by “%s”, %s, %s, %s', (found, typed = '', name = '', mrn, birthDate) => {
    const person = { name, mrn, birthDate: birthDate === '-' ? undefined : birthDate };
    expect(finder(typed)(person)).toBe(found === 'yes');
  });

  test('the table is read', () => expect(cases.length).toBeGreaterThan(150));

  test('things are found by their names alone', () => {
    expect(finder('sie che')({ name: 'Dr. Chen-Siegel' })).toBe(true);
    expect(finder('4711')({ name: 'Dr. Chen' })).toBe(false);
  });
});

test.each([
  ['Müller, Änne', { name: 'Müller, Änne' }],
  [' müller ', { name: 'müller' }],
  ['14.03.1979', { name: '', birthDate: '1979-03-14' }],
  ['14/03/1979', { name: '', birthDate: '1979-03-14' }],
  ['14 Mar 1979', { name: '', birthDate: '1979-03-14' }],
  ['1979-03-14', { name: '', birthDate: '1979-03-14' }],
  ['03.1979', { name: '', birthDate: '1979-03' }],
  ['Müller, 14. März 1979', { name: 'Müller', birthDate: '1979-03-14' }],
  ['14.03.1979 Jan Müller', { name: 'Jan Müller', birthDate: '1979-03-14' }],
  ['14.03.79', { name: '', birthDate: '14.03.79' }],
  ['30.02.1979', { name: '', birthDate: '30.02.1979' }],
  ['4711', { name: '', mrn: '4711' }],
  ['14031979', { name: '', mrn: '14031979' }],
  ['BH1277', { name: '', mrn: 'BH1277' }],
  ['H2026-000123', { name: '', mrn: 'H2026-000123' }],
  ['Story7a, Ada', { name: 'Story7a, Ada' }],
  ['Müller, Hanna 2', { name: 'Müller, Hanna', mrn: '2' }],
  ['Müller 4711', { name: 'Müller', mrn: '4711' }],
  ['Müller 4711 14.03.1979', { name: 'Müller', mrn: '4711', birthDate: '1979-03-14' }],
])('a newcomer of whom “%s” was typed is begun with %j', (typed, begun) => {
  expect(newcomer(typed)).toEqual(begun);
});
