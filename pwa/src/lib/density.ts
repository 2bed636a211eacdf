import { store } from './store';

/** How much of a day fits on a screen: `dense` shows more of it, in lower lines. */
export type Density = 'roomy' | 'dense';

const KEPT = 'density';

/** This device's choice; a ward's wall screen wants another one than a desk. */
export const density = store<Density>(localStorage.getItem(KEPT) === 'dense' ? 'dense' : 'roomy');

export function chooseDensity(chosen: Density): void {
  localStorage.setItem(KEPT, chosen);
  density.set(chosen);
}
