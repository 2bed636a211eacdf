import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Ban, Check, TriangleAlert } from 'lucide-react';
import type { Outcome } from '@/api/model';
import { cx } from '@/lib/cx';

const variants = {
  success: { Mark: Check, tone: 'text-mute' },
  refused: { Mark: Ban, tone: 'text-warn' },
  failure: { Mark: TriangleAlert, tone: 'text-harm' },
};

const OUTCOMES: Record<Outcome, MessageDescriptor> = {
  success: msg`done`,
  refused: msg`refused`,
  failure: msg`failed`,
};

export const outcomeLabel = (outcome: Outcome): string => i18n._(OUTCOMES[outcome]);

/** What came of it: in words, with a mark. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { Mark, tone } = variants[outcome];
  return (
    <span className={cx('inline-flex items-center gap-1 whitespace-nowrap text-xs', tone)}>
      <Mark size={12} aria-hidden />
      {outcomeLabel(outcome)}
    </span>
  );
}
