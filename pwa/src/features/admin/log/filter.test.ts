import { describe, expect, test } from 'vitest';
import { setZone } from '@/lib/zone';
import { logFilter, wallClock } from './filter';

const ID = '0192d5a0-7c3e-7a4b-9a5e-1c2d3e4f5a6b';

describe('the filter of the log', () => {
  test('passes on what the server understands', () => {
    expect(
      logFilter({
        actor: ' ada ',
        action: 'signed-in,appointment-moved',
        outcome: 'refused,failure',
        subject: ID,
        patient: ID,
        address: '10.1.2.3',
        request: 'r-1',
        q: 'move',
      }),
    ).toEqual({
      actor: 'ada',
      action: 'signed-in,appointment-moved',
      outcome: 'refused,failure',
      subject: ID,
      patient: ID,
      address: '10.1.2.3',
      request: 'r-1',
      q: 'move',
    });
  });

  test('leaves out what the server would refuse, and what only the page knows', () => {
    expect(
      logFilter({
        actor: 'x'.repeat(101),
        outcome: 'success,perhaps',
        subject: 'not-an-id',
        from: '2026-11-31T09:00',
        to: 'yesterday',
        entry: ID,
        q: '  ',
      }),
    ).toEqual({ outcome: 'success' });
    expect(
      logFilter({ action: ' , signed-in,', from: '1899-12-31T09:00', to: '9999-12-31T09:00', q: 'a\0' }),
    ).toEqual({ action: 'signed-in' });
  });

  test('means the hospital’s clock, also on the day on which it changes', () => {
    setZone('Europe/Berlin');
    expect(logFilter({ from: '2026-10-25T01:00', to: '2026-10-25T04:00' })).toEqual({
      from: '2026-10-24T23:00:00.000Z',
      to: '2026-10-25T03:00:00.000Z',
    });
  });

  test('takes whole minutes of a day that exists', () => {
    expect(wallClock('2026-11-22T23:59')).toBe(Date.parse('2026-11-22T23:59:00Z'));
    for (const wrong of [undefined, '', '2026-11-22', '2026-11-22T24:00', '2026-02-30T10:00', 'T10:00'])
      expect(wallClock(wrong)).toBeNull();
  });
});
