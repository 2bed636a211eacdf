import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { reachable } from '@/api/reach';
import { useStore } from '@/lib/store';

/** Above a form's buttons while the server cannot be reached: nothing is lost, and nothing is saved. */
export function NotSaved() {
  const online = useStore(reachable);
  if (online) return null;
  return (
    <p role="status" className="flex items-center gap-2 rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
      <CloudOff size={14} aria-hidden className="shrink-0" />
      <Trans>Not saved: no connection. What you have entered stays here.</Trans>
    </p>
  );
}

/** Whether a form can be sent now. */
export function useCanSave(): boolean {
  return useStore(reachable);
}
