import type { AccessFilter } from '@/api/patientRecords';
import type { SearchState } from '@/lib/searchState';
import { logFilter } from '../log/filter';

/** All that narrows the list; `patient` is whose it is, and `entry` what is open. */
export const NARROWING = ['actor', 'from', 'to'] as const;

/** What the server is asked for, as far as the URL says something that fits. */
export function accessFilter({ actor, from, to }: SearchState): AccessFilter {
  return logFilter({ actor, from, to });
}
