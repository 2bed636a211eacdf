import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { reachable } from '@/lib/reachable';
import { useStore } from '@/lib/store';
import { slotWord } from '@/wording/sentences';
import { asOf } from './offline';

/** Without the server everything can be read as it was, and nothing can be changed: this says since when. */
export function OfflineStrip() {
  const { t } = useLingui();
  const online = useStore(reachable);
  const age = useStore(asOf);
  if (online) return <div role="status" />;
  const when = age === null ? null : slotWord(new Date(age).toISOString());
  return (
    <div
      role="status"
      data-offline
      className="flex shrink-0 items-center justify-center gap-2 border-line border-b bg-ink px-4 py-1 text-panel text-xs"
    >
      <CloudOff size={13} aria-hidden />
      <span>
        <Trans>No connection.</Trans>{' '}
        {when ? t`Read-only, as of ${when}.` : t`You cannot make changes right now.`}
      </span>
    </div>
  );
}
