import { useQuery } from '@tanstack/react-query';
import { appointmentPage } from '@/api/appointments';
import { availabilityIn } from '@/api/availability';
import { departments, doctors } from '@/api/directory';
import { addDays, dayBounds, today } from '@/lib/zone';

/** How far an empty hospital has come. */
export interface Beginning {
  departments: boolean;
  doctors: boolean;
  hours: boolean;
  /** The first who has no hours yet. */
  withoutHours: string | undefined;
}

const DAYS_AHEAD = 14;

/**
 * What a hospital lacks before somebody is booked there for the first time; null where it has begun, or cannot be
 * asked, and undefined while it is asked.
 */
export function useBeginning(): Beginning | null | undefined {
  const instant = (days: number) => new Date(dayBounds(addDays(today(), days)).start).toISOString();
  const [to, before] = [instant(DAYS_AHEAD), instant(-DAYS_AHEAD)];
  const departmentsQuery = useQuery(departments);
  const doctorsQuery = useQuery(doctors);
  const times = useQuery(availabilityIn({ from: instant(0), to }));
  const booked = useQuery(appointmentPage({ from: before, to }, 'start'));
  if (booked.data && booked.data.items.length > 0) return null;
  if ([departmentsQuery, doctorsQuery, times, booked].some(({ error, data }) => error && !data)) return null;
  if (!departmentsQuery.data || !doctorsQuery.data || !times.data || !booked.data) return undefined;
  const active = doctorsQuery.data.filter((doctor) => doctor.active);
  const working = new Set(times.data.filter(({ open }) => open.length > 0).map(({ doctorId }) => doctorId));
  return {
    departments: departmentsQuery.data.some((department) => department.active),
    doctors: active.length > 0,
    hours: active.some(({ id }) => working.has(id)),
    withoutHours: active.find(({ id }) => !working.has(id))?.id,
  };
}
