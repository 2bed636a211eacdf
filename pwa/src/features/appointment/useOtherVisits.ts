import { useQuery } from '@tanstack/react-query';
import { appointmentsOf } from '@/api/appointments';
import type { Slot } from '@/api/model';
import { clock, type Day, dayBounds, dayOf } from '@/lib/zone';

/** A visit of the patient on a day on which a time is offered. */
export interface OtherVisit {
  id: string;
  day: Day;
  start: number;
  end: number;
  /** `10:00 Dermatology` */
  label: string;
}

const OVER = new Set(['cancelled', 'noshow', 'entered-in-error']);
const NOBODY = { from: '', to: '' };

/** What else the patient has on the days of these times, but for the one that is moved. */
export function useOtherVisits(
  patientId: string | undefined,
  moved: string | undefined,
  slots: readonly Slot[],
): OtherVisit[] {
  const [first, last] = [slots[0], slots.at(-1)];
  const range =
    first && last
      ? {
          from: new Date(dayBounds(dayOf(Date.parse(first.start))).start).toISOString(),
          to: new Date(dayBounds(dayOf(Date.parse(last.start))).end).toISOString(),
        }
      : NOBODY;
  const { data = [] } = useQuery({
    ...appointmentsOf(patientId ?? '', range),
    enabled: patientId !== undefined && range !== NOBODY,
  });
  return data
    .filter(({ id, status }) => id !== moved && !OVER.has(status))
    .map(({ id, start, end, department }) => ({
      id,
      day: dayOf(Date.parse(start)),
      start: Date.parse(start),
      end: Date.parse(end),
      label: `${clock(Date.parse(start))} ${department.name}`,
    }));
}
