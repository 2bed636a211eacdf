import type { Range } from '@/api/appointments';
import type { Doctor } from '@/api/model';
import type { View } from '@/lib/view';
import { addDays, dayBounds, startOfWeek } from '@/lib/zone';

/** What a page of the calendar asks the server for. */
export interface Asked {
  /** Of appointments; null where nobody is left whose they could be. */
  items: Range | null;
  /** Of suggestions, gaps and offers. */
  around: Range;
  /** Of working hours. */
  hours: Range;
}

const HIDDEN = new Set(['cancelled', 'entered-in-error']);

function withStatuses(range: Range, { statuses }: View): Range {
  return statuses.some((status) => HIDDEN.has(status)) ? { ...range, status: statuses.join(',') } : range;
}

/** As many as one request may name. */
const MOST = 100;

/** The doctors that a view is narrowed to. */
export function chosenDoctors<D extends Pick<Doctor, 'id' | 'department'>>(
  view: View,
  all: readonly D[],
): D[] {
  return all.filter(
    ({ id, department }) =>
      (view.departments.length === 0 || view.departments.includes(department.id)) &&
      (view.doctors.length === 0 || view.doctors.includes(id)),
  );
}

/**
 * A day of all its columns. Of a department, its doctors are asked for: their time is taken in another department's name
 * too. Working hours are everybody's, so that a filter answers at once.
 */
export function askedOfDay(view: View, all: readonly Doctor[]): Asked {
  const { start, end } = dayBounds(view.date);
  const hours = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
  if (!isNarrowed(view)) return { items: withStatuses(hours, view), around: hours, hours };
  const ids = chosenDoctors(view, all).map(({ id }) => id);
  if (ids.length === 0) return { items: null, around: hours, hours };
  const around = ids.length > MOST ? hours : { ...hours, doctor: ids.join(',') };
  return { items: withStatuses(around, view), around, hours };
}

/** Seven days of the chosen doctors, or of the chosen departments, in one request. */
export function askedOfWeek(view: View): Asked {
  const monday = startOfWeek(view.date);
  const range = {
    from: new Date(dayBounds(monday).start).toISOString(),
    to: new Date(dayBounds(addDays(monday, 6)).end).toISOString(),
    ...(view.doctors.length > 0
      ? { doctor: view.doctors.join(',') }
      : view.departments.length > 0
        ? { department: view.departments.join(',') }
        : {}),
  };
  return { items: withStatuses(range, view), around: range, hours: range };
}

/** Whether a view shows some of the hospital's doctors, not all. */
export const isNarrowed = ({ departments, doctors }: View): boolean =>
  departments.length > 0 || doctors.length > 0;
