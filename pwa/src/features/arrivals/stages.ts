import type { Appointment, Status } from '@/api/model';
import { MINUTE } from '@/lib/zone';

export const STAGES = ['expected', 'late', 'waiting', 'in-room', 'done'] as const;
export type Stage = (typeof STAGES)[number];

const STAGE: Partial<Record<Status, Stage>> = {
  booked: 'expected',
  pending: 'expected',
  arrived: 'waiting',
  'checked-in': 'in-room',
  fulfilled: 'done',
  noshow: 'done',
};

/** How far a patient's visit is; nothing of held time and of what was cancelled. */
export function stageOf(item: Appointment, now: number): Stage | undefined {
  if (item.hold) return undefined;
  const stage = STAGE[item.status];
  return stage === 'expected' && Date.parse(item.start) < now ? 'late' : stage;
}

const at = (text: string | undefined): number | undefined => (text ? Date.parse(text) : undefined);

/** In the order in which they are due; who is done, the last one first. */
export function byStage(items: readonly Appointment[], now: number): Record<Stage, Appointment[]> {
  const groups: Record<Stage, Appointment[]> = {
    expected: [],
    late: [],
    waiting: [],
    'in-room': [],
    done: [],
  };
  const due = (a: Appointment, b: Appointment) =>
    Date.parse(a.start) - Date.parse(b.start) || a.id.localeCompare(b.id);
  for (const item of [...items].sort(due)) {
    const stage = stageOf(item, now);
    if (stage) groups[stage].push(item);
  }
  const over = ({ visit, end }: Appointment) => at(visit?.finishedAt) ?? Date.parse(end);
  groups.done.sort((a, b) => over(b) - over(a));
  return groups;
}

const minutes = (from: number, to: number) => Math.max(0, Math.floor((to - from) / MINUTE));

/** Since when a patient counts in their stage, in minutes; nothing where nobody has recorded it. */
export function minutesIn(item: Appointment, stage: Stage, now: number): number | undefined {
  const since = {
    expected: undefined,
    late: Date.parse(item.start),
    waiting: at(item.visit?.arrivedAt),
    'in-room': at(item.visit?.calledAt),
    done: undefined,
  }[stage];
  return since === undefined ? undefined : minutes(since, now);
}

/** From when on somebody waits for the doctor, and not for their own time: never before it. */
const owed = ({ start, visit }: Appointment) => Math.max(Date.parse(start), at(visit?.arrivedAt) ?? 0);

interface Delay {
  id: string;
  name: string;
  minutes: number;
}

/**
 * How late each doctor is: by how much the time of whoever waits longest for them has passed, counted from their
 * arrival if they came late themselves; if nobody waits, by how much the last patient was called late.
 */
export function delays(items: readonly Appointment[], now: number): Delay[] {
  const doctors = new Map<string, Appointment[]>();
  for (const item of items) {
    if (item.hold || !item.visit) continue;
    doctors.set(item.doctor.id, [...(doctors.get(item.doctor.id) ?? []), item]);
  }
  return [...doctors.values()]
    .flatMap((own): Delay[] => {
      const doctor = own[0]?.doctor;
      const late = lateness(own, now);
      return doctor && late > 0 ? [{ id: doctor.id, name: doctor.name, minutes: late }] : [];
    })
    .sort((a, b) => b.minutes - a.minutes);
}

function lateness(own: readonly Appointment[], now: number): number {
  const waiting = own.filter(({ status, visit }) => status === 'arrived' && visit?.arrivedAt);
  if (waiting.length > 0) return Math.max(...waiting.map((item) => minutes(owed(item), now)));
  const called = own.map((item) => ({ item, when: at(item.visit?.calledAt) ?? 0 }));
  const last = called.reduce((a, b) => (b.when > a.when ? b : a));
  return last.when > 0 ? minutes(owed(last.item), last.when) : 0;
}

/** The rooms that have been named today, for the next one who is called. */
export function roomsOf(items: readonly Appointment[]): string[] {
  return [...new Set(items.flatMap(({ visit }) => visit?.room ?? []))].sort((a, b) =>
    a.localeCompare(b, undefined, { numeric: true }),
  );
}
