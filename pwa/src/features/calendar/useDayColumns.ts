import { useMemo, useRef } from 'react';
import { appointmentsIn } from '@/api/appointments';
import { availabilityIn } from '@/api/availability';
import { doctors } from '@/api/directory';
import type { Appointment, Availability, Doctor } from '@/api/model';
import type { View } from '@/lib/view';
import { dayBounds, instantOf } from '@/lib/zone';
import { type Column, type Hours, hoursOf, loadOf, spanOf, spansOf } from './column';
import { keepSame } from './keepSame';

const SHOWS_CANCELLED = new Set(['cancelled', 'entered-in-error']);

/** What a day needs: the whole hospital's day in one request, filtered here, so that a filter answers at once. */
export function dayQueries(view: View) {
  const { start, end } = dayBounds(view.date);
  const range = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
  const asked = view.statuses.some((status) => SHOWS_CANCELLED.has(status));
  return {
    items: appointmentsIn(asked ? { ...range, status: view.statuses.join(',') } : range),
    availability: availabilityIn(range),
    doctors,
  };
}

interface Day {
  columns: readonly Column[];
  hours: Hours;
}

function build(view: View, all: Doctor[], items: Appointment[], availability: Availability[]): Day {
  const times = new Map(availability.map((entry) => [entry.doctorId, entry]));
  const byDoctor = new Map<string, Appointment[]>();
  for (const item of items) byDoctor.set(item.doctor.id, [...(byDoctor.get(item.doctor.id) ?? []), item]);
  const chosen = (doctor: Doctor) =>
    (view.departments.length === 0 || view.departments.includes(doctor.department.id)) &&
    (view.doctors.length === 0 || view.doctors.includes(doctor.id));
  const shown = all.filter(chosen);
  const worked = shown.flatMap(({ id }) => spansOf(times.get(id)).open);
  const booked = shown.flatMap(({ id }) => byDoctor.get(id) ?? []);
  const hours = hoursOf(view.date, [...worked, ...booked.map(spanOf)]);
  const columns = shown
    .map((doctor): Column => {
      const spans = spansOf(times.get(doctor.id));
      const own = byDoctor.get(doctor.id) ?? [];
      return {
        key: doctor.id,
        doctor,
        day: view.date,
        name: doctor.name,
        note: doctor.department.name,
        colour: doctor.department.colour,
        origin: instantOf(view.date, hours.from),
        items: own,
        ...spans,
        load: loadOf({ ...spans, items: own }),
      };
    })
    // Who is not there today takes no room, unless asked for by name or still booked.
    .filter(
      (column) => column.open.length > 0 || column.items.length > 0 || view.doctors.includes(column.key),
    );
  return { columns, hours };
}

/** A column for each doctor of the day; a column in which nothing changed stays the same object. */
export function useDayColumns(
  view: View,
  all: Doctor[] | undefined,
  items: Appointment[] | undefined,
  availability: Availability[] | undefined,
): Day {
  const before = useRef<readonly Column[]>([]);
  return useMemo(() => {
    const { columns, hours } = build(view, all ?? [], items ?? [], availability ?? []);
    before.current = keepSame(before.current, columns);
    return { columns: before.current, hours };
  }, [view, all, items, availability]);
}
