import { plural } from '@lingui/core/macro';
import { useMemo, useRef } from 'react';
import type { Appointment, Availability, BusyTime, Doctor } from '@/api/model';
import { type Language, useLanguage } from '@/lib/locale';
import { useWindowWidth } from '@/lib/media';
import type { View } from '@/lib/view';
import { addDays, type Day, dayBounds, instantOf, shortDay, startOfWeek } from '@/lib/zone';
import {
  type Busy,
  busyOf,
  type Column,
  type Group,
  type Hours,
  hoursOf,
  loadOf,
  merged,
  type Span,
  spanOf,
  spansOf,
  union,
} from './column';
import { keepSame } from './keepSame';
import { capped } from './lanes';
import { GUTTER, MORE, PHONE_COLUMN } from './useGridSize';

const within = (span: Span, day: Span) => span.start < day.end && span.end > day.start;

/** `Dr. Anna van Dijk` is `Dijk` where there is no room for more. */
export function familyName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}

interface Known {
  all: Doctor[];
  items: Appointment[];
  busy: BusyTime[];
  availability: Availability[];
  /** In which the days are named. */
  language: Language;
}

interface Week {
  columns: readonly Column[];
  hours: Hours;
  /** The days, where each has a column for each doctor. */
  groups: Group[] | null;
}

/** The seven days as one column each. */
function byDay(days: readonly Day[], hours: Hours, one: Doctor | null, known: Known): Column[] {
  const spans = known.availability.map(spansOf);
  const open = spans.flatMap((entry) => entry.open);
  const off = one ? spans.flatMap((entry) => entry.off) : [];
  return days.map((day) => {
    const bounds = dayBounds(day);
    const own = known.items.filter((item) => within(spanOf(item), bounds));
    const unseen = busyOf(known.busy).filter((time) => within(spanOf(time), bounds));
    const worked = open.filter((span) => within(span, bounds));
    return {
      key: day,
      doctor: one,
      day,
      name: shortDay(day),
      note: plural(own.length, { 0: 'no appointments', one: '# appointment', other: '# appointments' }),
      colour: null,
      origin: instantOf(day, hours.from),
      items: own,
      busy: unseen,
      open: merged(worked),
      off: off.filter((span) => within(span, bounds)),
      load: loadOf(
        known.availability.map((entry) => {
          const { open, off } = spansOf(entry);
          return {
            items: own.filter(({ doctor }) => doctor.id === entry.doctorId),
            busy: busyOf(known.busy, entry.doctorId).filter((time) => within(spanOf(time), bounds)),
            open: open.filter((span) => within(span, bounds)),
            off,
          };
        }),
      ),
    };
  });
}

/** The doctors of a week in the directory's order; who is booked here without being in it comes last. */
function doctorsOf({ all, items, busy, availability }: Known): Doctor[] {
  const booked = new Map([...busy, ...items].map((item) => [item.doctor.id, item]));
  const working = new Set(availability.map((entry) => entry.doctorId));
  const known = all.filter((doctor) => booked.has(doctor.id) || working.has(doctor.id));
  for (const doctor of known) booked.delete(doctor.id);
  const others = [...booked.values()].map(
    ({ doctor, department }): Doctor => ({
      ...doctor,
      version: 0,
      department,
      active: false,
      identifiers: [],
    }),
  );
  return [...known, ...others];
}

/** A narrow column for each doctor of each day; who is not there that day takes no room, nor does a day without anyone. */
function byDoctor(days: readonly Day[], hours: Hours, known: Known): Column[] {
  const who = doctorsOf(known);
  const times = new Map(known.availability.map((entry) => [entry.doctorId, spansOf(entry)]));
  return byDay(days, hours, null, known).flatMap((whole): Column[] => {
    const bounds = dayBounds(whole.day);
    const strips = who.map((doctor): Column => {
      const spans = times.get(doctor.id) ?? { open: [], off: [] };
      const part = {
        items: whole.items.filter((item) => item.doctor.id === doctor.id),
        busy: busyOf(known.busy, doctor.id).filter((time) => within(spanOf(time), bounds)),
        open: spans.open.filter((span) => within(span, bounds)),
        off: spans.off.filter((span) => within(span, bounds)),
      };
      return {
        ...whole,
        ...part,
        key: `${whole.day} ${doctor.id}`,
        doctor,
        name: `${doctor.name}, ${whole.name}`,
        short: familyName(doctor.name),
        load: loadOf([part]),
      };
    });
    const there = strips.filter(
      (strip) => strip.open.length > 0 || strip.items.length > 0 || strip.busy?.length,
    );
    return there.length > 0 ? there : [{ ...whole, short: '' }];
  });
}

/** What a name of five letters needs. */
const NARROWEST_STRIP = 36;
const NARROWEST_LANE = 50;
const RAIL = 52;
const PHONE = 768;

/**
 * A week of one doctor is seven columns. Of several, each day has a column for each doctor as long as all seven days fit
 * into the window; beyond that a day is one column again, with as many side by side as can be read.
 */
export function useWeekColumns(
  view: View,
  all: Doctor[] | undefined,
  items: Appointment[] | undefined,
  busy: BusyTime[] | undefined,
  availability: Availability[] | undefined,
): Week {
  const width = useWindowWidth() - GUTTER - RAIL;
  const language = useLanguage();
  const before = useRef<readonly Column[]>([]);
  return useMemo(() => {
    const known = {
      all: all ?? [],
      items: items ?? [],
      busy: busy ?? [],
      availability: availability ?? [],
      language,
    };
    const monday = startOfWeek(view.date);
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    const one =
      view.doctors.length === 1 ? (known.all.find(({ id }) => id === view.doctors[0]) ?? null) : null;
    const everything = [
      ...known.availability.flatMap((entry) => spansOf(entry).open),
      ...known.items.map(spanOf),
      ...known.busy.map(spanOf),
    ];
    const hours = days.map((day) => hoursOf(day, everything)).reduce(union);
    const keep = (columns: Column[]) => {
      before.current = keepSame(before.current, columns);
      return before.current;
    };

    if (one) return { columns: keep(byDay(days, hours, one, known)), hours, groups: null };
    const strips = byDoctor(days, hours, known);
    if (width + RAIL >= PHONE && width / strips.length >= NARROWEST_STRIP) {
      const groups = days.map((day) => {
        const own = strips.filter((strip) => strip.day === day);
        const count = own.reduce((sum, strip) => sum + strip.items.length, 0);
        return { day, name: shortDay(day), count, columns: own.length };
      });
      return { columns: keep(strips), hours, groups };
    }
    const room = Math.max(width / 7, PHONE_COLUMN) - MORE;
    const most = Math.floor(room / NARROWEST_LANE);
    const whole = byDay(days, hours, null, known).map((column) => {
      const { shown, more } = capped<Appointment | Busy>([...column.items, ...(column.busy ?? [])], most);
      const kept = new Set(shown.map(({ id }) => id));
      return {
        ...column,
        items: column.items.filter(({ id }) => kept.has(id)),
        busy: column.busy?.filter(({ id }) => kept.has(id)) ?? [],
        more,
      };
    });
    return { columns: keep(whole), hours, groups: null };
  }, [view, all, items, busy, availability, language, width]);
}
