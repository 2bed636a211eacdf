/** Without accents and capitals: as people look for a name. */
export const plainText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words that are looked for. */
export const wordsOf = (typed: string) => plainText(typed).split(/\s+/).filter(Boolean);
