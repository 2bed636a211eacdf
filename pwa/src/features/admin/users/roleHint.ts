import { t } from '@lingui/core/macro';
import type { Role } from '@/api/model';

/** What a role lets somebody do, in a sentence. */
export function roleHint(role: Role): string {
  switch (role) {
    case 'ADMIN':
      return t`Full access.`;
    case 'USER':
      return t`Sees and books appointments.`;
    case 'DOCTOR':
      return t`Sees their own appointments and sets their own hours.`;
    case 'AUDITOR':
      return t`Reads the activity log and nothing else.`;
  }
}
