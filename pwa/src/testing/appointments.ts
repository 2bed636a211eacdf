import type { Appointment, Doctor } from '@/api/model';

const department = { id: 'd-neuro', name: 'Neurology', colour: '#2f6fb3' };

/** Appointments for tests, in one line each: `book('a', '09:00', '10:00', { name: 'Müller, Hanna' })`. */
export function book(
  id: string,
  start: string,
  end: string,
  more: Partial<Appointment> & { name?: string; on?: string } = {},
): Appointment {
  const { name = `Patient, ${id}`, on = '2026-11-23', ...fields } = more;
  return {
    id,
    version: 1,
    status: 'booked',
    hold: false,
    doctor: { id: 'chen', name: 'Dr. Chen' },
    patient: { id: `p-${id}`, mrn: `MRN-${id}`, name },
    department,
    start: `${on}T${start}:00Z`,
    end: `${on}T${end}:00Z`,
    overbooked: false,
    identifiers: [],
    createdBy: { id: 'u1', name: 'A. Clerk' },
    createdAt: '2026-11-01T08:00:00Z',
    updatedAt: '2026-11-01T08:00:00Z',
    ...fields,
  };
}

export function doctor(id: string, name: string): Doctor {
  return { id, version: 1, name, department, active: true, identifiers: [] };
}
