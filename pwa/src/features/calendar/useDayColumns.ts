import { useMemo, useRef } from 'react';
import type { Appointment, Availability, BusyTime, Doctor } from '@/api/model';
import type { View } from '@/lib/view';
import { instantOf } from '@/lib/zone';
import { busyOf, type Column, type Hours, hoursOf, loadOf, spanOf, spansOf } from './column';
import { keepSame } from './keepSame';
import { chosenDoctors } from './ranges';

interface Day {
  columns: readonly Column[];
  hours: Hours;
}

interface Known {
  all: Doctor[];
  items: Appointment[];
  busy: BusyTime[];
  availability: Availability[];
}

function build(view: View, { all, items, busy, availability }: Known): Day {
  const times = new Map(availability.map((entry) => [entry.doctorId, entry]));
  const byDoctor = new Map<string, Appointment[]>();
  for (const item of items) byDoctor.set(item.doctor.id, [...(byDoctor.get(item.doctor.id) ?? []), item]);
  const shown = chosenDoctors(view, all);
  const worked = shown.flatMap(({ id }) => spansOf(times.get(id)).open);
  const booked = shown.flatMap(({ id }) => byDoctor.get(id) ?? []);
  const taken = new Map(shown.map(({ id }) => [id, busyOf(busy, id)]));
  const hours = hoursOf(view.date, [
    ...worked,
    ...booked.map(spanOf),
    ...[...taken.values()].flat().map(spanOf),
  ]);
  const columns = shown
    .map((doctor): Column => {
      const spans = spansOf(times.get(doctor.id));
      const own = byDoctor.get(doctor.id) ?? [];
      const unseen = taken.get(doctor.id) ?? [];
      return {
        key: doctor.id,
        doctor,
        day: view.date,
        name: doctor.name,
        note: doctor.department.name,
        colour: doctor.department.colour,
        origin: instantOf(view.date, hours.from),
        items: own,
        busy: unseen,
        ...spans,
        load: loadOf([{ ...spans, items: own, busy: unseen }]),
      };
    })
    // Who is not there today takes no room, unless asked for by name or still booked.
    .filter(
      (column) =>
        column.open.length > 0 ||
        column.items.length > 0 ||
        column.busy?.length ||
        view.doctors.includes(column.key),
    );
  return { columns, hours };
}

/** A column for each doctor of the day; a column in which nothing changed stays the same object. */
export function useDayColumns(
  view: View,
  all: Doctor[] | undefined,
  items: Appointment[] | undefined,
  busy: BusyTime[] | undefined,
  availability: Availability[] | undefined,
): Day {
  const before = useRef<readonly Column[]>([]);
  return useMemo(() => {
    const { columns, hours } = build(view, {
      all: all ?? [],
      items: items ?? [],
      busy: busy ?? [],
      availability: availability ?? [],
    });
    before.current = keepSame(before.current, columns);
    return { columns: before.current, hours };
  }, [view, all, items, busy, availability]);
}
