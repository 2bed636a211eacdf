import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { InviteStatus, Offer } from '@/api/model';

type Skip = Offer['skipped'][number]['because'];

const SKIPPED: Record<Skip, MessageDescriptor> = {
  'other-department': msg`wants another department`,
  'other-doctor': msg`wants another doctor`,
  'too-long': msg`needs more time than this`,
  'too-early': msg`cannot come that early`,
  'too-late': msg`wants an earlier time than this`,
  'day-does-not-suit': msg`not available on that day`,
  'time-does-not-suit': msg`not available at that time`,
  'booked-then': msg`has another appointment at that time`,
  'no-address': msg`no e-mail: call`,
  'asked-already': msg`already has another offer`,
  'refused-before': msg`declined this time before`,
  'enough-asked': msg`enough invited: next in line`,
};

/** Why somebody who waits was not asked. */
export const skippedLabel = (because: Skip): string => i18n._(SKIPPED[because]);

const INVITES: Record<InviteStatus, MessageDescriptor> = {
  open: msg`invited`,
  confirmed: msg`confirmed`,
  declined: msg`declined`,
  lost: msg`told it is taken`,
  withdrawn: msg`told it is withdrawn`,
  expired: msg`no response`,
};

/** How an invitation stands. */
export const inviteStatusLabel = (status: InviteStatus): string => i18n._(INVITES[status]);

/** How somebody who was asked has answered, or what became of the mail that asked them. */
export function inviteLabel({ status, patient, sent, failed }: Offer['asked'][number]): string {
  if (failed && status !== 'confirmed' && status !== 'declined') return t`e-mail failed`;
  return status === 'open' && patient && !sent ? t`sending e-mail` : i18n._(INVITES[status]);
}

const OFFERS: Record<Offer['status'], MessageDescriptor> = {
  // Not the button of that name.
  open: msg({ context: 'state', message: 'Open' }),
  taken: msg`Taken`,
  declined: msg`Declined by all`,
  withdrawn: msg`Withdrawn`,
  expired: msg`Expired`,
};

/** How an offer stands. */
export const offerLabel = (status: Offer['status']): string => i18n._(OFFERS[status]);
