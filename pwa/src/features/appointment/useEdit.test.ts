import { expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { editOf, patchOf } from './useEdit';

const item = book('a', '09:00', '10:00', { reason: 'Knee', type: { id: 't', name: 'Check' } });
const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);

test.each([
  ['nothing', {}, null],
  ['a reason', { reason: 'Hip' }, { reason: 'Hip' }],
  ['no reason', { reason: '' }, { reason: null }],
  ['another type', { type: { id: 'u', name: 'Echo' } }, { typeId: 'u' }],
  ['no type', { type: null }, { typeId: null }],
  ['a longer visit', { end: at('10:30') }, { end: '2026-11-23T10:30:00.000Z' }],
])('%s changed: only that is sent', (_, change, patch) => {
  expect(patchOf(item, { ...editOf(item), ...change })).toEqual(patch);
});
