import type { Appointment } from '@/api/model';
import { store } from '@/lib/store';

type Picked = ReadonlyMap<string, Appointment>;

const NONE: Picked = new Map();

/** The appointments that something is to be done to together, each as it was when it was picked. */
export const picked = store<Picked>(NONE);

/** Whether a press picks instead of opening: for fingers, which have no Ctrl. */
export const picking = store(false);

/** What nobody is booked into, and what is cancelled already, cannot be picked. */
export function mayPick(item: Appointment): boolean {
  return !item.hold && item.status !== 'cancelled' && item.status !== 'entered-in-error';
}

export function pick(items: readonly Appointment[]): void {
  const more = items.filter(mayPick);
  if (more.length > 0)
    picked.set((now) => new Map([...now, ...more.map((item) => [item.id, item] as const)]));
}

export function unpick(ids: readonly string[]): void {
  picked.set((now) => {
    const left = new Map([...now].filter(([id]) => !ids.includes(id)));
    return left.size === now.size ? now : left.size > 0 ? left : NONE;
  });
}

export function togglePick(item: Appointment): void {
  if (picked.get().has(item.id)) unpick([item.id]);
  else pick([item]);
}

/** Nothing is picked any more, and a press opens again. */
export function clearPicks(): void {
  picked.set(NONE);
  picking.set(false);
}
