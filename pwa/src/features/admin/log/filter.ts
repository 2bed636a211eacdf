import type { LogFilter } from '@/api/activityLog';
import type { Outcome } from '@/api/model';
import { isId, isPlain, oneOf, type SearchState } from '@/lib/searchState';
import { instantAt, isBookable } from '@/lib/zone';

export const OUTCOMES: readonly Outcome[] = ['success', 'refused', 'failure'];

/** What the URL may say of the log, and how long each may be where the server has a limit. */
const LENGTHS = { actor: 100, address: 45, request: 64, q: 100 } as const;

const LONGEST_ACTION = 200;
/** As many as the server takes. */
const MOST = 100;

/** All that narrows the log; `entry` is only what is open. */
export const NARROWING = [
  'actor',
  'action',
  'outcome',
  'subject',
  'patient',
  'from',
  'to',
  'address',
  'request',
  'q',
] as const;

/** `2026-11-22T09:30`, a wall clock of the hospital; null for anything else. */
export function wallClock(text: string | undefined): number | null {
  const [day = '', time = ''] = text?.split('T') ?? [];
  return isBookable(day) ? instantAt(day, time) : null;
}

/** What the server is asked for; what does not fit is left out, never an error page. */
export function logFilter(search: SearchState): LogFilter {
  const filter: LogFilter = {};
  for (const [name, length] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    const text = search[name]?.trim();
    if (text && isPlain(text, length)) filter[name] = text;
  }
  const actions = search.action?.split(',').map((text) => text.trim()) ?? [];
  const known = actions.filter((text) => text !== '' && isPlain(text, LONGEST_ACTION));
  if (known.length > 0 && known.length <= MOST) filter.action = known.join(',');
  const outcomes = search.outcome?.split(',').flatMap((text) => oneOf(OUTCOMES, text) ?? []) ?? [];
  if (outcomes.length > 0) filter.outcome = outcomes.join(',');
  for (const name of ['subject', 'patient'] as const) {
    const id = search[name];
    if (isId(id)) filter[name] = id;
  }
  for (const name of ['from', 'to'] as const) {
    const at = wallClock(search[name]);
    if (at !== null) filter[name] = new Date(at).toISOString();
  }
  return filter;
}
