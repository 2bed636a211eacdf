import { plural, t } from '@lingui/core/macro';
import type { BulkTransition } from '@/api/many';

/** What was done to so many. */
export function doneWord(transition: BulkTransition, count: number): string {
  switch (transition) {
    case 'arrive':
      return plural(count, { one: '# has arrived.', other: '# have arrived.' });
    case 'check-in':
      return plural(count, { one: '# is in the room.', other: '# are in the room.' });
    case 'fulfil':
      return plural(count, { one: '# is done.', other: '# are done.' });
    case 'no-show':
      return plural(count, { one: '# did not come.', other: '# did not come.' });
    case 'cancel':
      return plural(count, { one: '# is cancelled.', other: '# are cancelled.' });
    case 'reopen':
      return plural(count, { one: '# is booked again.', other: '# are booked again.' });
  }
}

/** So many stayed as they were. */
export function keptWord(count: number): string {
  return count === 0 ? '' : plural(count, { one: '# stays as it was.', other: '# stay as they were.' });
}

export function nothingDone(): string {
  return t`Nothing was changed.`;
}
