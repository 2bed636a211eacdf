import { t } from '@lingui/core/macro';

/** A field's name, and how an entry says it. */
export type Wording<Entry> = readonly (readonly [name: string, word: (entry: Entry) => string])[];

/** In what two states of an entry differ, a line for each field: `Name: Cardiolgy → Cardiology`. */
export function differences<Entry>(was: Entry | undefined, is: Entry | undefined, fields: Wording<Entry>) {
  if (!was || !is) return [];
  return fields.flatMap(([name, word]) => {
    const [before, now] = [word(was), word(is)];
    return before === now ? [] : [t`${name}: ${before} → ${now}`];
  });
}
