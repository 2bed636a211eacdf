import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { draftOf, dropDraft, keepDraft } from '@/lib/drafts';

/**
 * The values of a form, which are there again when the same form of the same thing is opened again: after Escape, a click
 * elsewhere, a reload.
 *
 * @param form which form, of what: `move 1f0c…`; null where nothing is to be kept
 * @param blank what it begins with where nothing was typed before
 * @param typed what of the values somebody has typed, where that is not all of them
 */
export function useFormDraft<Values extends object>(
  form: string | null,
  blank: () => Values,
  typed: (values: Values) => unknown = (values) => values,
) {
  const client = useQueryClient();
  const [first] = useState(blank);
  const [found, setFound] = useState(() => (form === null ? undefined : draftOf(client, form)));
  const [values, setValues] = useState<Values>(() => ({
    ...first,
    ...(found?.values as Values | undefined),
  }));
  const text = JSON.stringify(values);
  const untouched = JSON.stringify(typed(values)) === JSON.stringify(typed(first));
  useEffect(() => {
    if (form === null) return;
    if (untouched) dropDraft(client, form);
    else if (JSON.stringify(draftOf(client, form)?.values) !== text)
      keepDraft(client, form, JSON.parse(text));
  }, [client, form, text, untouched]);
  const set = useCallback((change: Partial<Values>) => setValues((now) => ({ ...now, ...change })), []);
  return {
    values,
    set,
    /** When what was found had been typed; null where nothing was. */
    from: found?.at ?? null,
    /** Begins again as if nothing had been typed. @returns what it then says */
    discard: (): Values => {
      setFound(undefined);
      setValues(first);
      return first;
    },
    /** It is saved. */
    done: () => form !== null && dropDraft(client, form),
  };
}
