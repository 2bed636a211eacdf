import { Trans } from '@lingui/react/macro';
import { Mail, MailX, Phone } from 'lucide-react';
import type { WaitlistEntry } from '@/api/model';

const badge =
  'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-xs';

/** What staff must know about an entry before they do anything: asked just now, or not to be reached by mail. */
export function Marks({ entry }: { entry: WaitlistEntry }) {
  return (
    <>
      {entry.mailFailed && (
        <span className={`${badge} border-harm/60 text-harm`}>
          <MailX size={11} aria-hidden />
          <Trans>e-mail failed: call</Trans>
        </span>
      )}
      {entry.invited && !entry.mailFailed && (
        <span className={`${badge} border-warn/60 border-dashed text-warn`}>
          <Mail size={11} aria-hidden />
          <Trans>offer sent</Trans>
        </span>
      )}
      {entry.mailsStopped && (
        <span className={`${badge} border-line-strong`}>
          <Phone size={11} aria-hidden />
          <Trans>no e-mails: call</Trans>
        </span>
      )}
    </>
  );
}

/** How far in front somebody is put; 1 and 2 are told by more than the number. */
export function Priority({ value }: { value: number }) {
  return (
    <span
      className={
        value < 3
          ? 'inline-grid size-5 place-items-center rounded-full bg-ink font-semibold text-panel text-xs'
          : 'inline-grid size-5 place-items-center rounded-full border border-line text-xs'
      }
    >
      {value}
    </span>
  );
}
