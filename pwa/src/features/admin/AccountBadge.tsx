import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Check, Clock, X } from 'lucide-react';
import type { Account } from '@/api/model';
import { cx } from '@/lib/cx';

const variants = {
  pending: { Mark: Clock, tone: 'border-dashed border-warn/60 text-warn' },
  active: { Mark: Check, tone: 'border-good/40 text-good' },
  disabled: { Mark: X, tone: 'border-line text-mute' },
};

const STATUSES: Record<Account['status'], MessageDescriptor> = {
  pending: msg`Pending`,
  active: msg`Active`,
  disabled: msg`Disabled`,
};

export const accountStatusLabel = (status: Account['status']): string => i18n._(STATUSES[status]);

/** Whether an account may sign in: in words, with a mark. */
export function AccountBadge({ status }: { status: Account['status'] }) {
  const { Mark, tone } = variants[status];
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-xs',
        tone,
      )}
    >
      <Mark size={11} aria-hidden />
      {accountStatusLabel(status)}
    </span>
  );
}
