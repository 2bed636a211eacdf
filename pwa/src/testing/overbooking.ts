import type { Offer, OverbookConfig, Suggestion, WaitlistEntry } from '@/api/model';

/** The presets as the server has them. */
export const presets: OverbookConfig['presets'] = [
  {
    name: 'careful',
    values: {
      waitCost: 0.2,
      overtimeCost: 1.6,
      overrunRisk: 0.02,
      planningQuantile: 0.2,
      maxPerSession: 1,
      minBooked: 0.95,
    },
  },
  {
    name: 'balanced',
    values: {
      waitCost: 0.15,
      overtimeCost: 1.2,
      overrunRisk: 0.05,
      planningQuantile: 0.2,
      maxPerSession: 2,
      minBooked: 0.85,
    },
  },
  {
    name: 'full',
    values: {
      waitCost: 0.12,
      overtimeCost: 1,
      overrunRisk: 0.1,
      planningQuantile: 0.4,
      maxPerSession: 3,
      minBooked: 0.75,
    },
  },
];

/** A suggestion for tests, beside whoever is booked then. */
export function suggested(
  id: string,
  start: string,
  end: string,
  more: Partial<Suggestion> = {},
): Suggestion {
  return {
    id,
    version: 0,
    doctorId: 'chen',
    departmentId: 'd-neuro',
    start: `2026-11-23T${start}:00Z`,
    end: `2026-11-23T${end}:00Z`,
    status: 'open',
    reason: 'English',
    because: 'likely-missed',
    gain: 0.412,
    noShow: [0.38],
    sessionStart: '2026-11-23T08:00:00Z',
    sessionEnd: '2026-11-23T11:00:00Z',
    visits: 9,
    expectedMissed: 1.06,
    addedWaitingSeconds: 900,
    addedOvertimeSeconds: 0,
    overrun: 0.02,
    madeAt: '2026-11-22T08:00:00Z',
    expiresAt: '2026-11-23T08:00:00Z',
    ...more,
  };
}

/** Somebody who waits since the first of the month, whenever and with whomever in neurology. */
export function waiting(id: string, name: string, more: Partial<WaitlistEntry> = {}): WaitlistEntry {
  return {
    id,
    version: 0,
    status: 'waiting',
    patient: { id: `p-${id}`, mrn: `MRN-${id}`, name },
    departmentId: 'd-neuro',
    minutes: 30,
    priority: 3,
    earliest: '2026-11-01T08:00:00Z',
    days: [],
    from: '00:00',
    until: '24:00',
    invited: false,
    joinedAt: '2026-11-01T08:00:00Z',
    ...more,
  };
}

export function offered(id: string, more: Partial<Offer> = {}): Offer {
  return {
    id,
    doctorId: 'chen',
    departmentId: 'd-neuro',
    start: '2026-11-23T11:00:00Z',
    end: '2026-11-23T11:30:00Z',
    status: 'open',
    appointmentId: 'hold',
    made: '2026-11-23T08:00:00Z',
    expires: '2026-11-23T08:30:00Z',
    asked: [
      { inviteId: 'i1', entryId: 'e1', status: 'open', patient: { id: 'p1', mrn: '1', name: 'Ito, Ken' } },
    ],
    skipped: [],
    ...more,
  };
}
