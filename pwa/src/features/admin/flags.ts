import { t } from '@lingui/core/macro';
import type { MonitoredUser, Pattern } from '@/api/model';

/** What a pattern is called. */
export function patternWord(pattern: Pattern): string {
  switch (pattern) {
    case 'many-changes':
      return t`Many changes`;
    case 'failed-sign-ins':
      return t`Failed sign-ins`;
    case 'many-patients':
      return t`Many patients`;
    case 'night-address':
      return t`Night, new address`;
    case 'export-burst':
      return t`Many exports`;
    case 'by-hand':
      return t`Manual`;
  }
}

/** The app's own sentence for what was seen; what a person wrote stays as it is. */
export function flagReason({ pattern, count = 0, limit = 0, reason }: MonitoredUser): string {
  switch (pattern) {
    case 'many-changes':
      return t`${count} changes within a minute; up to ${limit} is normal.`;
    case 'failed-sign-ins':
      return t`${count} failed sign-ins within a minute; the threshold is ${limit}.`;
    case 'many-patients':
      return t`${count} different patients opened within an hour; up to ${limit} is normal.`;
    case 'export-burst':
      return t`${count} exports within an hour; up to ${limit} is normal.`;
    case 'night-address':
      return t`Active at night from an address this user has never used before.`;
    case 'by-hand':
      return reason;
  }
}
