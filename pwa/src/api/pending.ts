import { store } from '@/lib/store';
import { belongs } from './appointment-cache';
import type { Range } from './appointments';
import type { Appointment } from './model';

/**
 * A change of an appointment that is on its way to the server. The cache holds only what the server has said; what is on
 * its way is drawn over it, so that nothing has to be put back when the server says no.
 */
export interface Change {
  /** What the change began from, for where the cache does not know the appointment. */
  from: Appointment;
  /** How it will look when the server agrees, by the state that is confirmed then. */
  apply: (confirmed: Appointment) => Appointment;
  /** Whether the answer was lost: it may have been done or not. */
  unsure: boolean;
}

/** As it is drawn: with what is on its way, and how sure that is. */
export interface Drawn extends Appointment {
  onItsWay?: 'sent' | 'unsure';
}

interface Entry {
  /** In the order in which they are sent. */
  changes: readonly Change[];
  /** What the server said last: it counts from then on, however soon the cache has it. */
  said?: Appointment;
}

export type Overlay = ReadonlyMap<string, Entry>;

/** By appointment. */
export const overlay = store<Overlay>(new Map());

function put(id: string, change: (entry: Entry) => Entry | undefined): void {
  overlay.set((before) => {
    const next = new Map(before);
    const entry = change(before.get(id) ?? { changes: [] });
    if (entry) next.set(id, entry);
    else next.delete(id);
    return next;
  });
}

/** It is drawn from now on. */
export function begin(id: string, change: Change): void {
  put(id, (entry) => ({ ...entry, changes: [...entry.changes, change] }));
}

/** Nobody has answered: it stays as it is drawn, and says so. */
export function doubt(id: string, change: Change): Change {
  const unsure = { ...change, unsure: true };
  put(id, (entry) => ({ ...entry, changes: entry.changes.map((one) => (one === change ? unsure : one)) }));
  return unsure;
}

/** What the server said is kept for so long, until every view has it from the cache. */
const SETTLED = 2_000;

/** The server has answered, or never will: the change is drawn no more, and `said` is what it was answered with. */
export function end(id: string, change: Change, said?: Appointment): void {
  put(id, (entry) => {
    const newest = said ?? entry.said;
    return {
      changes: entry.changes.filter((one) => one !== change),
      ...(newest ? { said: newest } : {}),
    };
  });
  setTimeout(() => put(id, (entry) => (entry.changes.length > 0 ? entry : undefined)), SETTLED);
}

/** Nothing of it is drawn any more: it may no longer be seen, or nobody is signed in. */
export const forgetOverlay = (id?: string): void => {
  if (id === undefined) overlay.set(new Map());
  else put(id, () => undefined);
};

/** An appointment with what is on its way drawn over the newest state that is known of it. */
export function drawn(confirmed: Appointment, over: Overlay): Drawn {
  const entry = over.get(confirmed.id);
  if (!entry) return confirmed;
  const { said, changes } = entry;
  const base = said && said.version > confirmed.version ? said : confirmed;
  const last = changes.at(-1);
  if (!last) return base;
  const ahead = changes.reduce((item, { apply }) => apply(item), base);
  return { ...ahead, onItsWay: changes.some(({ unsure }) => unsure) ? 'unsure' : 'sent' };
}

/** A range as it is drawn: what is moved into it is there, and what is moved out of it is gone. */
export function drawnIn(range: Range, confirmed: Appointment[], over: Overlay): Drawn[] {
  if (over.size === 0) return confirmed;
  const known = new Set<string>();
  const items = confirmed.map((item) => {
    known.add(item.id);
    return drawn(item, over);
  });
  const others = [...over].flatMap(([id, { changes }]) => {
    const from = changes[0]?.from;
    return from && !known.has(id) ? [drawn(from, over)] : [];
  });
  const all = [...items, ...others];
  const left = all.filter((item) => !over.has(item.id) || belongs(range, item));
  const same = left.length === confirmed.length && left.every((item, index) => item === confirmed[index]);
  return same ? confirmed : left;
}
