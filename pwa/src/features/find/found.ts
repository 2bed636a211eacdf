import { ACTIVE, type Appointment, type Department, type Doctor, type Patient } from '@/api/model';
import { finder } from '@/lib/findable';
import type { Day } from '@/lib/zone';

/** Something that can be done by its name. */
export interface Command {
  id: string;
  label: string;
  /** The key that does the same. */
  keys?: string | undefined;
  /** It comes after what is found by the same words. */
  last?: boolean;
  run: () => void;
}

/** What a line of the answer stands for. */
export type Found =
  | { kind: 'day'; day: Day }
  | { kind: 'command'; command: Command }
  | { kind: 'doctor'; doctor: Doctor }
  | { kind: 'department'; department: Department }
  /** `outdated`: found by what was typed before, and not to be taken; `similar`: only the name is like it. */
  | { kind: 'patient'; patient: Patient; outdated: boolean; similar: boolean }
  /** All that is known of the patient. */
  | { kind: 'card'; patient: Patient }
  | { kind: 'appointment'; appointment: Appointment };

/** So many of a kind: who finds more types on. */
const AT_MOST = 6;

/** Those whose names what is typed finds, as it would find a patient; nothing typed finds the first of them. */
export function named<T>(items: readonly T[], nameOf: (item: T) => string, typed: string): T[] {
  const finds = finder(typed);
  return items.filter((item) => typed === '' || finds({ name: nameOf(item) })).slice(0, AT_MOST);
}

/** What is still to come, the next first; then what is called off, and what is over, the latest first. */
export function nextFirst(items: readonly Appointment[], now: number): Appointment[] {
  const over = ({ end }: Appointment) => Date.parse(end) <= now;
  const rank = (item: Appointment) => (over(item) ? 2 : ACTIVE.has(item.status) ? 0 : 1);
  const later = (a: Appointment, b: Appointment) => Date.parse(a.start) - Date.parse(b.start);
  return items.toSorted((a, b) => rank(a) - rank(b) || (over(a) ? later(b, a) : later(a, b)));
}

/** How many are still to come. */
export const coming = (items: readonly Appointment[], now: number): number =>
  items.filter(({ end, status }) => Date.parse(end) > now && ACTIVE.has(status)).length;
