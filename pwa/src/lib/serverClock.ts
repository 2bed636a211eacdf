import { store } from './store';

/** A `Date` header counts whole seconds; what is less than that and the way here is no difference. */
const EXACT = 5_000;

/** By how many milliseconds the clock of whoever answered is ahead of this device's. */
export function aheadOf(response: Response): number {
  const ahead = Date.parse(response.headers.get('Date') ?? '') - Date.now();
  return Math.abs(ahead) > EXACT ? ahead : 0;
}

/** The same of the last answer of the API: what is counted down is counted by the server's clock. */
export const serverAhead = store(0);
