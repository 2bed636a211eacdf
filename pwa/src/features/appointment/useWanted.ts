import { useEffect, useRef } from 'react';
import { useFormDraft } from '@/components/useFormDraft';
import { type Draft, type Wanted, wantedIn, withWanted } from './draft';

/**
 * The draft of a form beside the calendar: its own values and the time that it looks for, as the calendar shows it.
 *
 * @param taken whether the time of before is taken up, too; a click into the calendar has said another
 * @param typed what of the values somebody has typed, where that is not all of them
 */
export function useWanted<Values extends object>(
  form: string,
  { draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void },
  taken: boolean,
  blank: () => Values,
  typed?: (values: Values) => unknown,
) {
  type Kept = Values & { wanted: Wanted };
  const kept = useFormDraft<Kept>(form, () => ({ ...blank(), wanted: wantedIn(draft) }), typed);
  const { values, set, from } = kept;
  const takeUp = useRef(from !== null && taken);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and then whenever another time is chosen.
  useEffect(() => {
    if (takeUp.current) {
      takeUp.current = false;
      onDraft(withWanted(draft, values.wanted));
    } else set({ wanted: wantedIn(draft) } as Partial<Kept>);
  }, [draft]);
  return { ...kept, discard: () => onDraft(withWanted(draft, kept.discard().wanted)) };
}
