import { store } from '@/lib/store';

/**
 * What a reason is asked for: `override` sets a rule aside, `correction` changes a visit that is over, and `early`
 * records attendance before its day.
 */
export type Occasion = 'override' | 'correction' | 'early';

/** A reason is missing: for what, and what to do with it. */
export interface Question {
  occasion: Occasion;
  then: (reason: string) => void;
}

export const asked = store<Question | null>(null);

export function askReason(occasion: Occasion, then: (reason: string) => void): void {
  asked.set({ occasion, then });
}

/** The rules that ask for a correction's reason, and what for. */
export const CORRECTED: ReadonlyMap<string, Occasion> = new Map([
  ['correction-required', 'correction'],
  ['too-early', 'early'],
]);
