import { expect, test } from 'vitest';
import type { WaitlistEntry } from '@/api/model';
import { suggested, waiting } from '@/testing/overbooking';
import { suits } from './suits';

// A Monday.
const at = suggested('s', '09:00', '09:30');

test.each<[string, Partial<WaitlistEntry>, boolean]>([
  ['whenever, with whomever', {}, true],
  ['this doctor', { doctorId: 'chen' }, true],
  ['another doctor', { doctorId: 'diaz' }, false],
  ['another department', { departmentId: 'd-skin' }, false],
  ['as much time as there is', { minutes: 30 }, true],
  ['more time', { minutes: 35 }, false],
  ['from then on', { earliest: '2026-11-23T09:00:00Z' }, true],
  ['later', { earliest: '2026-11-23T09:05:00Z' }, false],
  ['until then', { latest: '2026-11-23T09:00:00Z' }, true],
  ['sooner', { latest: '2026-11-22T09:00:00Z' }, false],
  ['Mondays', { days: ['mon', 'fri'] }, true],
  ['other days', { days: ['tue', 'sun'] }, false],
  ['mornings', { from: '09:00', until: '09:30' }, true],
  ['not that early', { from: '09:15' }, false],
  ['not that long', { until: '09:15' }, false],
  ['what is offered to them just now', { invited: true }, false],
  ['nothing any more', { status: 'left' }, false],
])('who wants %s', (_, wish, suited) => {
  expect(suits(waiting('w', 'Ito, Ken', wish), at)).toBe(suited);
});

test('what ends after midnight suits those who can stay the whole night', () => {
  const night = suggested('s', '23:45', '23:59', { end: '2026-11-24T00:15:00Z' });
  expect(suits(waiting('w', 'Ito, Ken'), night)).toBe(true);
  expect(suits(waiting('w', 'Ito, Ken', { until: '23:59' }), night)).toBe(false);
});
