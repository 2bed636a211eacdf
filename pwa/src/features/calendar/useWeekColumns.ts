import { useMemo, useRef } from 'react';
import { appointmentsIn } from '@/api/appointments';
import { availabilityIn } from '@/api/availability';
import type { Appointment, Availability, Doctor } from '@/api/model';
import type { View } from '@/lib/view';
import { addDays, dayBounds, instantOf, shortDay, startOfWeek } from '@/lib/zone';
import { type Column, type Hours, hoursOf, loadOf, type Span, spanOf, spansOf, union } from './column';
import { keepSame } from './keepSame';

/** Seven days of the chosen doctors, or of the chosen departments, in one request. */
export function weekQueries(view: View) {
  const monday = startOfWeek(view.date);
  const whose =
    view.doctors.length > 0
      ? { doctor: view.doctors.join(',') }
      : view.departments.length > 0
        ? { department: view.departments.join(',') }
        : {};
  const range = {
    from: new Date(dayBounds(monday).start).toISOString(),
    to: new Date(dayBounds(addDays(monday, 6)).end).toISOString(),
    ...whose,
  };
  const asked = view.statuses.includes('cancelled');
  return {
    items: appointmentsIn(asked ? { ...range, status: view.statuses.join(',') } : range),
    availability: availabilityIn(range),
  };
}

/** Spans that overlap or touch, as one. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

const within = (span: Span, day: Span) => span.start < day.end && span.end > day.start;

export function useWeekColumns(
  view: View,
  all: Doctor[] | undefined,
  items: Appointment[] | undefined,
  availability: Availability[] | undefined,
): { columns: readonly Column[]; hours: Hours } {
  const before = useRef<readonly Column[]>([]);
  return useMemo(() => {
    const monday = startOfWeek(view.date);
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    const one =
      view.doctors.length === 1 ? (all?.find((doctor) => doctor.id === view.doctors[0]) ?? null) : null;
    const spans = (availability ?? []).map(spansOf);
    const open = spans.flatMap((entry) => entry.open);
    const off = one ? spans.flatMap((entry) => entry.off) : [];
    const everything = [...open, ...(items ?? []).map(spanOf)];
    const hours = days.map((day) => hoursOf(day, everything)).reduce(union);
    const columns = days.map((day): Column => {
      const bounds = dayBounds(day);
      const own = (items ?? []).filter((item) => within(spanOf(item), bounds));
      const worked = open.filter((span) => within(span, bounds));
      return {
        key: day,
        doctor: one,
        day,
        name: shortDay(day),
        note: '',
        colour: null,
        origin: instantOf(day, hours.from),
        items: own,
        open: merged(worked),
        off: off.filter((span) => within(span, bounds)),
        load: loadOf({ items: own, open: worked, off }),
      };
    });
    before.current = keepSame(before.current, columns);
    return { columns: before.current, hours };
  }, [view, all, items, availability]);
}
