import { t } from '@lingui/core/macro';
import type { Offer } from '@/api/model';

type Skip = Offer['skipped'][number]['because'];

/** Why somebody who waits was not asked. */
export function skippedLabel(because: Skip): string {
  switch (because) {
    case 'other-department':
      return t`wants another department`;
    case 'other-doctor':
      return t`wants another doctor`;
    case 'too-long':
      return t`needs more time than this`;
    case 'too-early':
      return t`cannot come that early`;
    case 'too-late':
      return t`wants an earlier time than this`;
    case 'day-does-not-suit':
      return t`not available on that day`;
    case 'time-does-not-suit':
      return t`not available at that time`;
    case 'booked-then':
      return t`has another appointment at that time`;
    case 'no-address':
      return t`no e-mail: call`;
    case 'asked-already':
      return t`already has another offer`;
    case 'refused-before':
      return t`declined this time before`;
    case 'enough-asked':
      return t`enough invited: next in line`;
  }
}

/** How somebody who was asked has answered, or what became of the mail that asked them. */
export function inviteLabel({ status, patient, sent, failed }: Offer['asked'][number]): string {
  switch (status) {
    case 'open':
      if (failed) return t`e-mail failed`;
      return sent || !patient ? t`invited` : t`sending e-mail`;
    case 'confirmed':
      return t`confirmed`;
    case 'declined':
      return t`declined`;
    default:
      return failed ? t`e-mail failed` : endLabel(status);
  }
}

function endLabel(status: 'lost' | 'withdrawn' | 'expired'): string {
  switch (status) {
    case 'lost':
      return t`told it is taken`;
    case 'withdrawn':
      return t`told it is withdrawn`;
    case 'expired':
      return t`no response`;
  }
}

/** How an offer stands. */
export function offerLabel(status: Offer['status']): string {
  switch (status) {
    case 'open':
      // Not the button of that name.
      return t({ context: 'state', message: 'Open' });
    case 'taken':
      return t`Taken`;
    case 'declined':
      return t`Declined by all`;
    case 'withdrawn':
      return t`Withdrawn`;
    case 'expired':
      return t`Expired`;
  }
}
