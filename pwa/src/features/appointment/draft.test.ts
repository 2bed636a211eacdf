import { expect, test } from 'vitest';
import type { WaitlistEntry } from '@/api/model';
import { lengthIn, waitsOf } from './draft';

const entry = (more: Partial<WaitlistEntry> = {}): WaitlistEntry => ({
  id: 'w',
  version: 0,
  status: 'waiting',
  patient: { id: 'p', name: 'Müller, Hanna', mrn: '1' },
  departmentId: 'cardiology',
  minutes: 45,
  priority: 3,
  earliest: '2026-11-23T08:00:00Z',
  days: [],
  from: '00:00',
  until: '24:00',
  invited: false,
  joinedAt: '2026-11-20T08:00:00Z',
  ...more,
});

test.each<[string, Partial<WaitlistEntry>, object]>([
  [
    'any time of a department, from today on where they wanted it before',
    {},
    { day: '2026-11-25', from: '2026-11-25', among: { departments: ['cardiology'], doctors: [] } },
  ],
  [
    'a doctor, from a day to come on, until the day before the end of the wish',
    { doctorId: 'chen', earliest: '2026-11-30T08:00:00Z', latest: '2026-12-10T23:00:00Z' },
    {
      day: '2026-11-30',
      from: '2026-11-30',
      until: '2026-12-10',
      doctorId: 'chen',
      among: { departments: [], doctors: ['chen'] },
    },
  ],
  [
    'a wish that is over: still from today on',
    { latest: '2026-11-24T12:00:00Z' },
    { day: '2026-11-25', from: '2026-11-25', among: { departments: ['cardiology'], doctors: [] } },
  ],
  [
    'mornings',
    { until: '12:00' },
    {
      day: '2026-11-25',
      from: '2026-11-25',
      among: { departments: ['cardiology'], doctors: [] },
      part: { until: '12:00' },
    },
  ],
])('whoever waits for %s is looked for like that', (_what, more, wanted) => {
  const waits = entry(more);
  const draft = waitsOf(waits, '2026-11-25');
  expect(draft).toEqual({ ...wanted, waits });
  expect(lengthIn(draft)).toBe(45 * 60_000);
});
