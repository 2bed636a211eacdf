import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { MonitoredUser, Pattern } from '@/api/model';

const PATTERNS: Record<Pattern, MessageDescriptor> = {
  'many-changes': msg`Many changes`,
  'failed-sign-ins': msg`Failed sign-ins`,
  'many-patients': msg`Many patients`,
  'bulk-reading': msg`Bulk reading`,
  'slow-scraping': msg`Slow scraping`,
  'own-record': msg`Own record`,
  colleagues: msg`Colleagues`,
  namesakes: msg`Same family name`,
  'refused-rights': msg`Access refused`,
  'night-address': msg`Night, new address`,
  'export-burst': msg`Many exports`,
  'broken-glass': msg`Broken glass`,
  'by-hand': msg`Manual`,
};

/** What a pattern is called. */
export const patternLabel = (pattern: Pattern): string => i18n._(PATTERNS[pattern]);

/** The app's own sentence for what was seen; what a person wrote stays as it is. */
export function flagReason({ pattern, count = 0, limit = 0, reason }: MonitoredUser): string {
  switch (pattern) {
    case 'many-changes':
      return t`${count} changes within a minute; up to ${limit} is normal.`;
    case 'failed-sign-ins':
      return t`${count} failed sign-ins within a minute; the threshold is ${limit}.`;
    case 'many-patients':
      return t`${count} different patients opened within an hour; up to ${limit} is normal.`;
    case 'bulk-reading':
      return t`${count} different patients shown within an hour, also in lists and files; up to ${limit} is normal.`;
    case 'slow-scraping':
      return t`${count} different patients shown within a day, also in lists and files; up to ${limit} is normal.`;
    case 'own-record':
      return t`Opened their own patient record.`;
    case 'colleagues':
      return t`${count} patients opened within a day who are users themselves; up to ${limit} is normal.`;
    case 'namesakes':
      return t`${count} patients opened within a day who have the user’s family name; up to ${limit} is normal.`;
    case 'refused-rights':
      return t`${count} requests within an hour for which the account has no right; up to ${limit} is normal.`;
    case 'export-burst':
      return t`${count} exports within an hour; up to ${limit} is normal.`;
    case 'night-address':
      return t`Active at night from an address this user has never used before.`;
    case 'broken-glass':
      return t`Opened in an emergency what is closed to them; why is in the activity log.`;
    case 'by-hand':
      return reason;
  }
}
