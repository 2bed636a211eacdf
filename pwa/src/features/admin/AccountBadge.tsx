import { t } from '@lingui/core/macro';
import { Check, Clock, X } from 'lucide-react';
import type { Account } from '@/api/model';
import { cx } from '@/lib/cx';

const looks = {
  pending: { Mark: Clock, tone: 'border-dashed border-warn/60 text-warn' },
  active: { Mark: Check, tone: 'border-good/40 text-good' },
  disabled: { Mark: X, tone: 'border-line text-mute' },
};

export function accountStatusWord(status: Account['status']): string {
  switch (status) {
    case 'pending':
      return t`Pending`;
    case 'active':
      return t`Active`;
    case 'disabled':
      return t`Disabled`;
  }
}

/** Whether an account may sign in: in words, with a mark. */
export function AccountBadge({ status }: { status: Account['status'] }) {
  const { Mark, tone } = looks[status];
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-xs',
        tone,
      )}
    >
      <Mark size={11} aria-hidden />
      {accountStatusWord(status)}
    </span>
  );
}
