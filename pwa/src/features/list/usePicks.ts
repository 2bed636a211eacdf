import type { Appointment } from '@/api/model';
import { pick, picked, picking, togglePick, unpick } from '@/components/selection';
import { useStore } from '@/lib/store';
import type { Picks } from './rows';

/** The rows that are picked, from the first pick on or once somebody has begun to. */
export function usePicks(items: readonly Appointment[], allowed: boolean): Picks | undefined {
  const chosen = useStore(picked);
  const mode = useStore(picking);
  if (!allowed || (!mode && chosen.size === 0)) return undefined;
  return {
    mode,
    has: (id) => chosen.has(id),
    toggle: togglePick,
    all: (wanted) => (wanted ? pick(items) : unpick(items.map(({ id }) => id))),
  };
}
