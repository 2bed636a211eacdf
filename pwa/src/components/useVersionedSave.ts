import { useState } from 'react';
import { Refused } from '@/api/problem';
import { type FieldErrors, useSubmit } from './useSubmit';

/**
 * Saves what has a version. When somebody else was quicker nothing is saved, what they changed is read, and what stands in
 * the form stays.
 *
 * @param seen as it is known now; none for what is new
 * @param readAgain what is asked for when somebody else was quicker
 * @param means what a rule of the server means here; `stale-version` is that somebody else was quicker
 */
export function useVersionedSave<Entry>(
  seen: Entry | undefined,
  readAgain: () => Promise<unknown>,
  means: Partial<Record<string, FieldErrors>>,
) {
  /** As it was before somebody else changed it. */
  const [before, setBefore] = useState<Entry | undefined>();
  const { submit, ...rest } = useSubmit(means);
  const save = (found: FieldErrors, work: () => Promise<unknown>): Promise<boolean> =>
    submit(found, async () => {
      try {
        await work();
      } catch (error) {
        if (error instanceof Refused && error.rule === 'stale-version') {
          await readAgain();
          setBefore(seen);
        }
        throw error;
      }
      setBefore(undefined);
    });
  return { ...rest, save, before };
}
