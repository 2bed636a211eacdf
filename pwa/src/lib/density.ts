import { oneOf } from './searchState';
import { store } from './store';

/**
 * How much of a day fits on a screen: `dense` shows more of it, in lower lines, and `fit` all of it, from the first hour
 * to the last, however low its lines become.
 */
const DENSITIES = ['roomy', 'dense', 'fit'] as const;
export type Density = (typeof DENSITIES)[number];

const KEPT = 'density';

/** This device's choice; a ward's wall screen wants another one than a desk. */
export const density = store<Density>(oneOf(DENSITIES, localStorage.getItem(KEPT) ?? '') ?? 'roomy');

export function chooseDensity(chosen: Density): void {
  localStorage.setItem(KEPT, chosen);
  density.set(chosen);
}
