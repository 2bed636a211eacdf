import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Ban, Eye, FileDown, Pencil, ScrollText, ShieldAlert } from 'lucide-react';
import type { Access } from '@/api/model';
import { cx } from '@/lib/cx';
import { activityMessage } from '@/wording/activity';

/** What somebody did with a patient's data, as a sentence without the person. */
export function accessMessage({ action, kind, detail }: Access): string {
  const outcome = kind !== 'refused' ? 'success' : detail.rule ? 'refused' : 'failure';
  return activityMessage({ action, outcome, detail });
}

const KINDS: Record<Access['kind'], { Mark: typeof Eye; tone: string; name: MessageDescriptor }> = {
  seen: { Mark: Eye, tone: 'text-mute', name: msg`seen` },
  exported: { Mark: FileDown, tone: 'text-warn', name: msg`exported` },
  changed: { Mark: Pencil, tone: 'text-mute', name: msg`changed` },
  refused: { Mark: Ban, tone: 'text-warn', name: msg`refused` },
  'log-read': { Mark: ScrollText, tone: 'text-mute', name: msg`reviewed` },
};

/** What kind of access it was: in words, with a mark. */
export function KindBadge({ kind }: Pick<Access, 'kind'>) {
  const { Mark, tone, name } = KINDS[kind];
  return (
    <span className={cx('inline-flex items-center gap-1 whitespace-nowrap text-xs', tone)}>
      <Mark size={12} aria-hidden />
      {i18n._(name)}
    </span>
  );
}

/** It was seen while the glass was broken. */
export const UnderGlass = () => (
  <span className="ml-2 inline-flex items-center gap-1 whitespace-nowrap text-harm text-xs">
    <ShieldAlert size={12} aria-hidden />
    {t`broken glass`}
  </span>
);
