import { i18n, type MessageDescriptor } from '@lingui/core';

/** What is said of each of several things: of the rules that refuse, of what was done. */
export type Sentences = Partial<Record<string, MessageDescriptor>>;

/** The sentence in the language of the page; undefined where none is known. */
export function sentence(known: Sentences, of: string): string | undefined {
  const found = known[of];
  return found && i18n._(found);
}
