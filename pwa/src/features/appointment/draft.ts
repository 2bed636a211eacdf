import type { Appointment, Doctor, WaitlistEntry } from '@/api/model';
import { type Day, dayOf, MINUTE } from '@/lib/zone';

/** With whom a time is looked for: the doctors, and everybody of the departments. */
export interface Among {
  departments: readonly string[];
  doctors: readonly string[];
}

/** A part of each day, in the hospital's time: `09:30`; open at an end that is absent. */
export interface PartOfDay {
  from?: string;
  until?: string;
}

/** An appointment that is being booked or moved: what a click into the calendar already says about it. */
export interface Draft {
  /** The day of the time, or as long as none is chosen, from when on one is looked for. */
  day: Day;
  doctorId?: string;
  start?: number;
  end?: number;
  /** Milliseconds, as long as no time is chosen. */
  length?: number;
  /** With whom a time is looked for, where that is not just the one doctor. */
  among?: Among;
  /** From when on a time is looked for, where that is not `day`, and until when. */
  from?: Day;
  until?: Day;
  part?: PartOfDay;
  /** Another one like this: the same patient, type, length and reason. */
  like?: Appointment;
  /** This one is to be moved. */
  move?: Appointment;
  /** Somebody on the waiting list is to have a time. */
  waits?: WaitlistEntry;
}

/** What is looked for, without for whom. */
export type Wanted = Omit<Draft, 'like' | 'move' | 'waits'>;

export function wantedIn({ like: _like, move: _move, waits: _waits, ...wanted }: Draft): Wanted {
  return wanted;
}

/** The same for whom it is, and with whom and when as it was wanted before. */
export function withWanted({ like, move, waits }: Draft, wanted: Wanted): Draft {
  return { ...wanted, ...(like && { like }), ...(move && { move }), ...(waits && { waits }) };
}

const USUAL = 30 * MINUTE;

const lengthOf = ({ start, end }: Appointment) => Date.parse(end) - Date.parse(start);

/** How long it takes: as it is drawn or chosen, as the one like it, or half an hour. */
export function lengthIn({ start, end, length, like, move, waits }: Draft): number {
  if (start !== undefined && end !== undefined) return end - start;
  const known = move ?? like;
  return length ?? (known ? lengthOf(known) : waits ? waits.minutes * MINUTE : USUAL);
}

/** With whom a time is looked for. */
export function amongIn({ among, doctorId }: Draft): Among {
  return among ?? { departments: [], doctors: doctorId ? [doctorId] : [] };
}

/** The only department in question; undefined where there are several or none. */
export function departmentIn(draft: Draft, all: readonly Doctor[]): string | undefined {
  const { departments, doctors } = amongIn(draft);
  const theirs = all.filter(({ id }) => doctors.includes(id)).map(({ department }) => department.id);
  const found = new Set([...departments, ...theirs]);
  const chosen = all.find(({ id }) => id === draft.doctorId)?.department.id;
  return found.size === 1 ? [...found][0] : chosen;
}

/** Other people to choose among: the time that was chosen stays only if it is with one of them. */
export function withAmong(draft: Draft, among: Among, all: readonly Doctor[]): Draft {
  const { doctorId, start: _start, end: _end, ...rest } = draft;
  const only = among.departments.length === 0 && among.doctors.length === 1 ? among.doctors[0] : undefined;
  const doctor = all.find(({ id }) => id === doctorId);
  const stays =
    doctor && (among.doctors.includes(doctor.id) || among.departments.includes(doctor.department.id));
  if (only) return { ...draft, among, doctorId: only };
  if (stays && draft.start !== undefined) return { ...draft, among };
  return { ...rest, among, length: lengthIn(draft) };
}

/** A day is from when on a time is looked for, and never a time that may be taken. */
export function fromDay(draft: Draft, day: Day): Draft {
  const { start: _start, end: _end, until, ...rest } = draft;
  return { ...rest, day, from: day, length: lengthIn(draft), ...(until && until >= day ? { until } : {}) };
}

/** A time is looked for as somebody on the waiting list wants it: with whom, from when on, until when, when in the day. */
export function waitsOf(entry: WaitlistEntry, now: Day): Draft {
  const { earliest, latest, doctorId, departmentId, from, until } = entry;
  const wanted = dayOf(Date.parse(earliest));
  const day = wanted > now ? wanted : now;
  const last = latest && dayOf(Date.parse(latest) - 1);
  const part = {
    ...(from === '00:00' ? {} : { from }),
    ...(until === '24:00' ? {} : { until }),
  };
  return {
    day,
    from: day,
    ...(last && last >= day ? { until: last } : {}),
    ...(doctorId
      ? { doctorId, among: { departments: [], doctors: [doctorId] } }
      : { among: { departments: [departmentId], doctors: [] } }),
    ...(Object.keys(part).length > 0 ? { part } : {}),
    waits: entry,
  };
}

/** Another time is looked for from where it stands now. */
export function moveOf(item: Appointment): Draft {
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  return { day: dayOf(start), doctorId: item.doctor.id, start, end, move: item };
}
