import type { Appointment, Doctor, MovePlan, MovesRequest, RefusedAppointment, Slot } from '@/api/model';
import { addDays, type Day, dayOf, instantAt, instantOf, isDay, MINUTE } from '@/lib/zone';

/** What becomes of one appointment. */
export type Choice = { kind: 'to'; slot: Slot } | { kind: 'leave' } | { kind: 'cancel' };

/** An appointment of the doctor who is away, what is proposed for it, and what is meant to become of it. */
export interface Row {
  item: Appointment;
  proposed: Slot | undefined;
  choice: Choice;
  /** Why it could not go where it was meant to, the last time. */
  refused: Taken | undefined;
}

/** A place that somebody could not have after all, and whose it was. */
export interface Taken {
  doctorId: string;
  why: RefusedAppointment;
}

/** When the doctor is away, as a form says it: without times, from the first day's beginning to the last one's end. */
export interface When {
  from: Day;
  fromTime: string;
  until: Day;
  untilTime: string;
  /** What a link said, of times that clocks show twice. */
  linked?: { start: number; end: number };
}

/** The instants that are meant, or null where the end is not after the beginning. */
export function spanOf({ from, fromTime, until, untilTime, linked }: When) {
  if (!isDay(from) || !isDay(until)) return null;
  const start = fromTime ? instantAt(from, fromTime, linked?.start) : instantOf(from);
  const end = untilTime ? instantAt(until, untilTime, linked?.end) : instantOf(addDays(until, 1));
  return start !== null && end !== null && start < end ? { start, end } : null;
}

const clockOf = (instant: number, clock: (instant: number) => string) =>
  instant === instantOf(dayOf(instant)) ? '' : clock(instant);

/** What a link says, or the whole of a day: as the form has it. */
export function whenOf(
  day: Day,
  link: { from?: string | undefined; to?: string | undefined },
  clock: (instant: number) => string,
): When {
  const [start, end] = [Date.parse(link.from ?? ''), Date.parse(link.to ?? '')];
  if (Number.isNaN(start) || Number.isNaN(end) || start >= end)
    return { from: day, fromTime: '', until: day, untilTime: '' };
  // Midnight is the end of the day before.
  const untilTime = clockOf(end, clock);
  return {
    from: dayOf(start),
    fromTime: clockOf(start, clock),
    until: dayOf(untilTime ? end : end - MINUTE),
    untilTime,
    linked: { start, end },
  };
}

/** Who could stand in: the doctors of the same department. */
export function colleagues(all: readonly Doctor[], away: Doctor): Doctor[] {
  return all.filter(
    ({ id, active, department }) => active && id !== away.id && department.id === away.department.id,
  );
}

/** The plan with what was chosen by hand, and what was refused, beside it. */
export function rowsOf(
  plan: MovePlan,
  chosen: ReadonlyMap<string, Choice>,
  refused: ReadonlyMap<string, Taken>,
): Row[] {
  return plan.items.map(({ appointment: item, to }) => ({
    item,
    proposed: to,
    choice: chosen.get(item.id) ?? (to ? { kind: 'to', slot: to } : { kind: 'leave' }),
    refused: refused.get(item.id),
  }));
}

const overlap = (a: Slot, b: Slot) =>
  a.doctorId === b.doctorId &&
  Date.parse(a.start) < Date.parse(b.end) &&
  Date.parse(b.start) < Date.parse(a.end);

/** Those who would be with one doctor at one time: the server would refuse them. */
export function clashing(rows: readonly Row[]): Set<string> {
  const meant = rows.flatMap(({ item, choice }) =>
    choice.kind === 'to' ? [{ item, slot: choice.slot }] : [],
  );
  return new Set(
    meant
      .filter(({ item, slot }) =>
        meant.some((other) => other.item.id !== item.id && overlap(other.slot, slot)),
      )
      .map(({ item }) => item.id),
  );
}

/** Those who get another time, and not only another doctor. */
export function changesTime({ item, choice }: Pick<Row, 'item' | 'choice'>): boolean {
  return choice.kind === 'to' && Date.parse(choice.slot.start) !== Date.parse(item.start);
}

export function movesOf(rows: readonly Row[]): MovesRequest['moves'] {
  return rows.flatMap(({ item: { id, version }, choice }) =>
    choice.kind === 'to' ? [{ id, version, doctorId: choice.slot.doctorId, start: choice.slot.start }] : [],
  );
}

/** The way back: each to whom and when it was with before, from the version that it has now. */
export function backOf(before: readonly Appointment[], now: readonly Appointment[]): MovesRequest['moves'] {
  const was = new Map(before.map((item) => [item.id, item]));
  return now.flatMap(({ id, version }) => {
    const item = was.get(id);
    return item ? [{ id, version, doctorId: item.doctor.id, start: item.start }] : [];
  });
}

/**
 * After a refusal everybody keeps what was meant for them, but those who were refused: they take what is proposed anew,
 * unless somebody else of the plan is to be there.
 */
export function replanned(
  rows: readonly Row[],
  refused: readonly RefusedAppointment[],
  fresh: MovePlan,
): Map<string, Choice> {
  const gone = new Set(refused.map(({ id }) => id));
  const kept = new Map(
    rows.filter(({ item }) => !gone.has(item.id)).map(({ item, choice }) => [item.id, choice]),
  );
  const taken = [...kept.values()].flatMap((choice) => (choice.kind === 'to' ? [choice.slot] : []));
  for (const { appointment, to } of fresh.items) {
    if (kept.has(appointment.id)) continue;
    const free = to && !taken.some((slot) => overlap(slot, to));
    if (free) taken.push(to);
    kept.set(appointment.id, free ? { kind: 'to', slot: to } : { kind: 'leave' });
  }
  return kept;
}
