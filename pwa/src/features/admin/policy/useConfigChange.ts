import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { OverbookConfig, OverbookConfigPatch } from '@/api/model';
import { changeOverbookConfig, overbookConfig } from '@/api/overbookConfig';
import { useVersionedSave } from '@/components/useVersionedSave';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

/** Saves changed settings. */
export function useConfigChange(config: OverbookConfig, onSaved: () => void) {
  const client = useQueryClient();
  const { queryKey } = overbookConfig;
  const { faults, error, pending, before, save } = useVersionedSave(
    config,
    () => client.invalidateQueries({ queryKey }),
    {
      'stale-version': {
        form: t`Not saved: someone else changed the settings in the meantime. Check them and save again.`,
      },
    },
  );
  return {
    save: (patch: OverbookConfigPatch) =>
      save({}, async () => {
        const saved = await changeOverbookConfig(config, patch);
        client.setQueryData(queryKey, saved);
        onSaved();
        say(saved.enabled ? t`Saved. Suggestions follow within minutes.` : t`Saved. Nothing is suggested.`);
      }),
    pending,
    before,
    faults,
    fault: faults.form ?? refused(error),
  };
}
