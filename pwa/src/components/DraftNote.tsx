import { Trans } from '@lingui/react/macro';
import { clock } from '@/lib/zone';
import { Button } from '@/ui/Button';

/** Above a form that is filled with what was typed into it before. */
export function DraftNote({ from, onDiscard }: { from: number | null; onDiscard: () => void }) {
  if (from === null) return null;
  const time = clock(from);
  return (
    <div data-draft className="flex items-center gap-2 rounded-lg bg-page py-1 pr-1 pl-2.5 text-mute text-xs">
      <p role="status" className="min-w-0 flex-1">
        <Trans>Draft from {time} restored</Trans>
      </p>
      <Button variant="quiet" className="h-7 px-2 text-xs" onClick={onDiscard}>
        <Trans>Discard</Trans>
      </Button>
    </div>
  );
}
