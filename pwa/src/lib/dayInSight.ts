import { store } from './store';
import { type Day, dayOf } from './zone';

/** The one day that is on the screen, if there is one: of what happens on another, the day is named. */
export const dayInSight = store<Day | null>(null);

export function inSight(start: string): boolean {
  return dayOf(Date.parse(start)) === dayInSight.get();
}
