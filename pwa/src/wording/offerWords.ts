import { t } from '@lingui/core/macro';
import type { InviteStatus, Offer } from '@/api/model';

type Skip = Offer['skipped'][number]['because'];

/** Why somebody who waits was not asked. */
export function skippedWord(because: Skip): string {
  switch (because) {
    case 'other-department':
      return t`waits for another department`;
    case 'other-doctor':
      return t`waits for another doctor`;
    case 'too-long':
      return t`needs more time than this`;
    case 'too-early':
      return t`cannot come that early`;
    case 'too-late':
      return t`wants to come sooner than this`;
    case 'day-does-not-suit':
      return t`the day does not suit`;
    case 'time-does-not-suit':
      return t`the time does not suit`;
    case 'booked-then':
      return t`has another appointment then`;
    case 'no-address':
      return t`has no address for mails: telephone`;
    case 'asked-already':
      return t`is asked about another time just now`;
    case 'refused-before':
      return t`said no to this time before`;
    case 'enough-asked':
      return t`enough were asked: would be next`;
  }
}

/** How somebody who was asked has answered; `sent` once the mail is on its way. */
export function inviteWord(status: InviteStatus, sent = true): string {
  switch (status) {
    case 'open':
      return sent ? t`asked` : t`the mail is being sent`;
    case 'confirmed':
      return t`confirmed`;
    case 'declined':
      return t`said no`;
    case 'lost':
      return t`was told it is taken`;
    case 'withdrawn':
      return t`was told it is withdrawn`;
    case 'expired':
      return t`did not answer`;
  }
}

/** How an offer stands. */
export function offerWord(status: Offer['status']): string {
  switch (status) {
    case 'open':
      // Not the button of that name.
      return t({ context: 'state', message: 'Open' });
    case 'taken':
      return t`Taken`;
    case 'declined':
      return t`Nobody wanted it`;
    case 'withdrawn':
      return t`Withdrawn`;
    case 'expired':
      return t`Ran out`;
  }
}
