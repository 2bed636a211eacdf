import { expect, test } from 'vitest';
import type { View } from '@/lib/view';
import { book } from '@/testing/appointments';
import { matchingIn } from './match';

const view = (q: string) => ({ departments: [], doctors: [], statuses: [], q }) as unknown as View;
const muller = book('a', '09:00', '09:30', {
  patient: { id: 'p1', mrn: 'BH 12 77', name: 'Müller, Hanna', birthDate: '1979-03-14' },
  reason: 'Rückenschmerz',
});
const nowak = book('b', '10:00', '10:30', { patient: { id: 'p2', mrn: '4711', name: 'Nowak, Jan' } });

test.each([
  ['muller', ['a']],
  ['hanna mueller', ['a']],
  ['bh1277', ['a']],
  ['14.03.1979', ['a']],
  ['müller 14 Mar 1979', ['a']],
  ['471', ['b']],
  ['rucken', ['a']],
  ['schmerz', ['a']],
  ['ller', []],
  ['14.03.1980', []],
])('“%s” finds %j among the appointments', (q, ids) => {
  expect([...(matchingIn(view(q), [{ items: [muller, nowak] }]) ?? [])]).toEqual(ids);
});

test('nothing typed lets everything through', () => {
  expect(matchingIn(view(' '), [{ items: [muller] }])).toBeNull();
});
