import type { Appointment } from '@/api/model';
import { deselect, select, selecting, selection, toggleSelected } from '@/components/selection';
import { useStore } from '@/lib/store';
import type { RowSelection } from './rows';

/** The rows that are selected, from the first one on or once somebody has begun to. */
export function useRowSelection(items: readonly Appointment[], allowed: boolean): RowSelection | undefined {
  const chosen = useStore(selection);
  const mode = useStore(selecting);
  if (!allowed || (!mode && chosen.size === 0)) return undefined;
  return {
    mode,
    has: (id) => chosen.has(id),
    toggle: toggleSelected,
    all: (wanted) => (wanted ? select(items) : deselect(items.map(({ id }) => id))),
  };
}
