import type { Appointment } from '@/api/model';
import { store } from '@/lib/store';

type Selection = ReadonlyMap<string, Appointment>;

const NONE: Selection = new Map();

/** The selected appointments, each as it was when it was selected. */
export const selection = store<Selection>(NONE);

/** Whether a press selects instead of opening: for fingers, which have no Ctrl. */
export const selecting = store(false);

/** What nobody is booked into, and what is cancelled already, cannot be selected. */
export function isSelectable(item: Appointment): boolean {
  return !item.hold && item.status !== 'cancelled' && item.status !== 'entered-in-error';
}

export function select(items: readonly Appointment[]): void {
  const more = items.filter(isSelectable);
  if (more.length > 0)
    selection.set((now) => new Map([...now, ...more.map((item) => [item.id, item] as const)]));
}

export function deselect(ids: readonly string[]): void {
  selection.set((now) => {
    const left = new Map([...now].filter(([id]) => !ids.includes(id)));
    return left.size === now.size ? now : left.size > 0 ? left : NONE;
  });
}

export function toggleSelected(item: Appointment): void {
  if (selection.get().has(item.id)) deselect([item.id]);
  else select([item]);
}

/** Nothing is selected any more, and a press opens again. */
export function clearSelection(): void {
  selection.set(NONE);
  selecting.set(false);
}
