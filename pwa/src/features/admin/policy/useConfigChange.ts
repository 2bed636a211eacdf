import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OverbookConfig, OverbookConfigPatch } from '@/api/model';
import { changeOverbookConfig, overbookConfig } from '@/api/overbookConfig';
import { Refused } from '@/api/problem';
import { faultsOf } from '@/components/useSubmit';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

/** Saves changed settings. When somebody else was quicker nothing is saved, and what they changed is read. */
export function useConfigChange(config: OverbookConfig, onSaved: () => void) {
  const client = useQueryClient();
  /** The settings as they were when somebody else changed them. */
  const [before, setBefore] = useState<OverbookConfig | null>(null);
  const change = useMutation({
    mutationFn: (patch: OverbookConfigPatch) => changeOverbookConfig(config, patch),
    onSuccess: (saved) => {
      setBefore(null);
      client.setQueryData(overbookConfig.queryKey, saved);
      onSaved();
      say(saved.enabled ? t`Saved. Suggestions follow within minutes.` : t`Saved. Nothing is suggested.`);
    },
    onError: async (error) => {
      if (!(error instanceof Refused) || error.rule !== 'stale-version') return;
      setBefore(config);
      await client.invalidateQueries({ queryKey: overbookConfig.queryKey });
    },
  });
  const { error } = change;
  return {
    save: (patch: OverbookConfigPatch) => change.mutate(patch),
    pending: change.isPending,
    before,
    faults: error ? faultsOf(error) : {},
    fault: faultSentence(error),
  };
}

function faultSentence(error: Error | null): string | null {
  if (error instanceof Refused && error.rule === 'stale-version')
    return t`Not saved: somebody else changed the settings meanwhile. Look at them and save again.`;
  return refused(error);
}
