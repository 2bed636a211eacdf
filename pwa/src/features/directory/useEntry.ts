import { t } from '@lingui/core/macro';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '@/api/problem';
import { type Faults, useSubmit } from '@/components/useSubmit';

/**
 * Saves an entry of the directory. When somebody else was quicker nothing is saved, what they changed is read, and what
 * stands in the form stays.
 *
 * @param entry as it is known now; none for a new one
 */
export function useEntry<Entry>(entry: Entry | undefined, keys: readonly QueryKey[]) {
  const client = useQueryClient();
  /** The entry as it was before somebody else changed it. */
  const [before, setBefore] = useState<Entry | undefined>();
  const { faults, pending, submit } = useSubmit({
    'stale-version': {
      form: t`Not saved: somebody else changed this meanwhile. Look at it and save again.`,
    },
    duplicate: { name: t`There is one of this name already.` },
  });
  const readAgain = () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const save = (found: Faults, work: () => Promise<unknown>): Promise<boolean> =>
    submit(found, async () => {
      try {
        await work();
      } catch (error) {
        if (error instanceof Refused && error.rule === 'stale-version') {
          await readAgain();
          setBefore(entry);
        }
        throw error;
      }
      await readAgain();
    });
  return { faults, pending, save, before };
}
