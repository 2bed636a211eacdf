import { useMemo, useRef } from 'react';
import type { Appointment } from '@/api/model';
import {
  clearSelection,
  isSelectable,
  select,
  selecting,
  selection,
  toggleSelected,
} from '@/components/selection';
import { useStore } from '@/lib/store';
import { type Column, reachable, spanOf } from './column';

/** The selected appointments of a grid. */
export interface BlockSelection {
  /** A press selects instead of opening. */
  mode: boolean;
  any: boolean;
  has: (id: string) => boolean;
  toggle: (item: Appointment) => void;
  add: (items: readonly Appointment[]) => void;
  /** From now on a press selects. */
  begin: () => void;
  clear: () => void;
  /** Whether a press with these keys held selected, and does nothing else. */
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

/** The selection, and what changes it; undefined for those who may not select. */
export function useBlockSelection(columns: readonly Column[], allowed: boolean): BlockSelection | undefined {
  const chosen = useStore(selection);
  const mode = useStore(selecting);
  /** Where a range begins. */
  const anchor = useRef<string | null>(null);
  return useMemo(() => {
    if (!allowed) return undefined;
    const toggle = (item: Appointment) => {
      anchor.current = item.id;
      toggleSelected(item);
    };
    return {
      mode,
      any: chosen.size > 0,
      has: (id) => chosen.has(id),
      toggle,
      add: select,
      begin: () => selecting.set(true),
      clear: clearSelection,
      pressed: ({ ctrlKey, metaKey, shiftKey }, id) => {
        const item = columns.flatMap((column) => column.items).find((other) => other.id === id);
        if (!item || !isSelectable(item)) return mode && item !== undefined;
        if (shiftKey) select(between(columns, anchor.current, item));
        else if (ctrlKey || metaKey || mode) toggle(item);
        else return false;
        return true;
      },
    };
  }, [columns, allowed, chosen, mode]);
}
