import { Trans } from '@lingui/react/macro';
import { useStore } from '@/lib/store';
import { update } from '@/offline/shell';

/** A new version never interrupts: it is offered, and taken when nothing is half done. */
export function UpdateStrip() {
  const take = useStore(update);
  if (!take) return null;
  return (
    <div role="status" className="shrink-0 bg-accent px-4 py-1 text-center text-accent-ink text-xs">
      <Trans>A new version is available.</Trans>{' '}
      <button
        type="button"
        onClick={take}
        className="font-semibold underline focus-visible:outline-accent-ink"
      >
        <Trans>Reload now</Trans>
      </button>
    </div>
  );
}
