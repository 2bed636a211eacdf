import { describe, expect, test } from 'vitest';
import type { OverbookConfig } from '@/api/model';
import { presets } from '@/testing/overbooking';
import { type Draft, minutesLabel, minutesOf, type NumberName, read, textOf, UNCHANGED } from './draft';
import { differences } from './settings';

const config: OverbookConfig = {
  version: 3,
  enabled: false,
  waitCost: 0.15,
  overtimeCost: 1.2,
  overrunRisk: 0.05,
  planningQuantile: 0.2,
  maxPerSession: 2,
  minBooked: 0.85,
  minLeadMinutes: 60,
  horizonDays: 14,
  holdMinutes: 30,
  inviteAtOnce: 5,
  fillChance: 0.9,
  offerFreed: false,
  optIns: [{ subject: 'department', id: 'd1', allowed: true }],
  preset: 'balanced',
  presets,
  updatedAt: '2026-11-23T08:00:00Z',
};
const typed = (texts: Draft['texts'], slot = 30) => read(config, { texts }, slot);

describe('a cost in minutes', () => {
  test.each([
    [0.15, 30, 200],
    [0.15, 15, 100],
    [1.2, 30, 25],
    [0, 30, null],
  ])('%f slots of care per slot of %i min are %s', (cost, slot, minutes) =>
    expect(minutesOf(cost, slot)).toBe(minutes),
  );

  test.each([
    ['200', 30, undefined],
    ['100', 30, 0.3],
    ['100', 15, undefined],
    ['12,5', 30, 2.4],
    ['', 30, 0],
  ])('“%s” for slots of %i min is stored as %s', (text, slot, cost) =>
    expect(typed({ waitCost: text }, slot).patch.waitCost).toBe(cost),
  );

  test('that is rounded to be shown is no change', () => {
    const odd = { ...config, waitCost: 0.13 };
    const shown = minutesLabel(0.13, 30);
    expect(shown).toBe('231');
    expect(read(odd, { texts: { waitCost: shown } }, 30).changed).toBe(false);
  });

  test.each(['2', '-5', 'many'])('“%s” is beyond what may be stored', (text) => {
    const { patch, fieldErrors, wrong } = typed({ waitCost: text });
    expect(patch).toEqual({});
    expect(fieldErrors.waitCost).toBe('At least 3 minutes.');
    expect(wrong).toBe(true);
  });
});

describe('a setting', () => {
  test.each([
    ['overrunRisk', '5', undefined],
    ['overrunRisk', '7.5', 0.075],
    ['minBooked', '100', 1],
    ['fillChance', '99.9', 0.999],
    ['planningQuantile', '50', 0.5],
    ['maxPerSession', '0', 0],
  ] as [NumberName, string, number | undefined][])('%s typed as %s is stored as %s', (name, text, value) =>
    expect(typed({ [name]: text }).patch[name]).toBe(value),
  );

  test.each([
    ['fillChance', '100', '0 to 99.9.'],
    ['planningQuantile', '0', '1 to 50.'],
    ['holdMinutes', '4', '5 to 1440.'],
    ['horizonDays', '', '1 to 60.'],
    ['inviteAtOnce', '2.5', 'Enter a whole number.'],
  ] as [NumberName, string, string][])('%s as “%s” is refused', (name, text, sentence) =>
    expect(typed({ [name]: text }).fieldErrors[name]).toBe(sentence),
  );

  test('is shown as it is stored, without the dust of fractions', () => {
    expect(textOf({ ...config, minBooked: 0.29 }, UNCHANGED, 'minBooked', 30)).toBe('29');
    expect(textOf(config, UNCHANGED, 'fillChance', 30)).toBe('90');
  });

  test('put back to what it was is no change', () => {
    const draft: Draft = { texts: { holdMinutes: '30' }, enabled: false, optIns: [...config.optIns] };
    expect(read(config, draft, 30).changed).toBe(false);
  });
});

test('what somebody else changed is a line each', () => {
  const other = { ...config, enabled: true, waitCost: 0.3, optIns: [] };
  expect(differences(config, other, 30)).toEqual([
    'Suggest overbooking: No → Yes',
    'Allowed or not: 1 yes, 0 no → 0 yes, 0 no',
    'Waiting that equals one more patient: 200 min → 100 min',
  ]);
});
