import type { Slot } from '@/api/model';
import { store } from '@/lib/store';

/** The free times that a form offers, which the calendar shows where they would be. */
export interface Offered {
  slots: readonly Slot[];
  onPick: (slot: Slot) => void;
}

export const offeredTimes = store<Offered | null>(null);
