import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { patientsMatching } from '@/api/directory';
import type { Patient } from '@/api/model';
import { useDebouncedValue } from '@/lib/useDebouncedValue';

const NOBODY: readonly Patient[] = [];

/** Patients found by a text while it is being typed; nobody is asked for while it is too short, or not allowed. */
export function usePatientsMatching(text: string, allowed = true) {
  const typed = text.trim();
  const q = useDebouncedValue(typed, 150);
  const asks = allowed && q.length > 1;
  const { data, error, isPending, isPlaceholderData } = useQuery({
    ...patientsMatching(q),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  return {
    asks,
    patients: asks && data ? data.items : NOBODY,
    /** Whether nobody fits, and these only have names that are like it. */
    similar: asks && data?.similar === true,
    pending: asks && isPending,
    error: asks ? error : null,
    /**
     * Whether they are the answer to the text that stands there now. Until then they only fill the list, so that it does
     * not flicker: whoever takes one of them takes somebody else than they have typed.
     */
    answered: asks && q === typed && !isPending && !isPlaceholderData,
  };
}
