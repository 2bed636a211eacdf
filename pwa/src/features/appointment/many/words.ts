import { plural, t } from '@lingui/core/macro';
import type { BulkTransition } from '@/api/many';

/** What was done to so many. */
export function doneWord(transition: BulkTransition, count: number): string {
  switch (transition) {
    case 'arrive':
      return plural(count, { one: '# marked as arrived.', other: '# marked as arrived.' });
    case 'check-in':
      return plural(count, { one: '# marked as in the room.', other: '# marked as in the room.' });
    case 'fulfil':
      return plural(count, { one: '# marked as completed.', other: '# marked as completed.' });
    case 'no-show':
      return plural(count, { one: '# marked as no-show.', other: '# marked as no-show.' });
    case 'cancel':
      return plural(count, { one: '# cancelled.', other: '# cancelled.' });
    case 'reopen':
      return plural(count, { one: '# booked again.', other: '# booked again.' });
  }
}

/** So many stayed as they were. */
export function keptWord(count: number): string {
  return count === 0 ? '' : plural(count, { one: '# not changed.', other: '# not changed.' });
}

export function nothingDone(): string {
  return t`Nothing was changed.`;
}
