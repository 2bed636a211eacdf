import { useMemo, useRef } from 'react';
import type { Appointment } from '@/api/model';
import { clearPicks, mayPick, pick, picked, picking, togglePick } from '@/components/selection';
import { useStore } from '@/lib/store';
import { type Column, reachable, spanOf } from './column';

/** How what is done to many at once is picked in a grid. */
export interface Picks {
  /** A press picks instead of opening. */
  mode: boolean;
  any: boolean;
  has: (id: string) => boolean;
  toggle: (item: Appointment) => void;
  add: (items: readonly Appointment[]) => void;
  /** From now on a press picks. */
  begin: () => void;
  clear: () => void;
  /** Whether a press with these keys held picked, and does nothing else. */
  pressed: (held: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }, id: string) => boolean;
}

/** Everything of one column between two of its appointments, both with it; in two columns only the second. */
function between(columns: readonly Column[], from: string | null, to: Appointment): Appointment[] {
  const column = columns.find(({ items }) => items.some(({ id }) => id === to.id));
  const items = column ? reachable(column) : [];
  const first = items.find(({ id }) => id === from);
  if (!first) return [to];
  const [low, high] = [first, to].map((item) => spanOf(item).start).sort((a, b) => a - b);
  return items.filter((item) => {
    const { start } = spanOf(item);
    return start >= (low ?? start) && start <= (high ?? start);
  });
}

/** The appointments that are picked, and the ways to pick more; undefined for those who may not. */
export function usePicks(columns: readonly Column[], allowed: boolean): Picks | undefined {
  const chosen = useStore(picked);
  const mode = useStore(picking);
  /** Where a range begins. */
  const anchor = useRef<string | null>(null);
  return useMemo(() => {
    if (!allowed) return undefined;
    const toggle = (item: Appointment) => {
      anchor.current = item.id;
      togglePick(item);
    };
    return {
      mode,
      any: chosen.size > 0,
      has: (id) => chosen.has(id),
      toggle,
      add: pick,
      begin: () => picking.set(true),
      clear: clearPicks,
      pressed: ({ ctrlKey, metaKey, shiftKey }, id) => {
        const item = columns.flatMap((column) => column.items).find((other) => other.id === id);
        if (!item || !mayPick(item)) return mode && item !== undefined;
        if (shiftKey) pick(between(columns, anchor.current, item));
        else if (ctrlKey || metaKey || mode) toggle(item);
        else return false;
        return true;
      },
    };
  }, [columns, allowed, chosen, mode]);
}
