import { useLingui } from '@lingui/react/macro';
import { cx } from '@/lib/cx';
import { reachable } from '@/lib/reachable';
import { useStore } from '@/lib/store';
import { liveState } from '@/realtime/live';

/** Whether what is on the screen is current. */
export function LiveBadge() {
  const { t } = useLingui();
  const socket = useStore(liveState);
  // The socket may take a while to notice what a request has found out.
  const state = useStore(reachable) ? socket : 'offline';
  const words = {
    connecting: t`Connecting`,
    live: t`Live`,
    reconnecting: t`Reconnecting`,
    offline: t`Offline`,
    closed: t`Signed out`,
  };
  return (
    <span
      role="status"
      title={words[state]}
      className="flex items-center gap-1.5 text-mute"
      data-live={state}
    >
      <i
        aria-hidden
        className={cx(
          'size-2 rounded-full',
          state === 'live' && 'bg-good',
          (state === 'connecting' || state === 'reconnecting') && 'animate-pulse bg-warn',
          (state === 'offline' || state === 'closed') && 'border-2 border-mute',
        )}
      />
      <span className="max-sm:sr-only lg:max-xl:sr-only">{words[state]}</span>
    </span>
  );
}
