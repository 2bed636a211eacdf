import { t } from '@lingui/core/macro';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { Faults } from '@/components/useSubmit';
import { useVersionedSave } from '@/components/useVersionedSave';

/** Saves an entry of the directory, after which all that shows it is read again. */
export function useEntry<Entry>(entry: Entry | undefined, keys: readonly QueryKey[]) {
  const client = useQueryClient();
  const readAgain = () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const { save, ...rest } = useVersionedSave(entry, readAgain, {
    'stale-version': {
      form: t`Not saved: someone else changed this in the meantime. Check it and save again.`,
    },
    duplicate: { name: t`There is already one with this name.` },
  });
  return {
    ...rest,
    save: (found: Faults, work: () => Promise<unknown>) => save(found, () => work().then(readAgain)),
  };
}
