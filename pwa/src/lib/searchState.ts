/** What the URL says of a page beside its path, in plain words; and `q`, what is looked for there, which it does not say. */
export type SearchState = Partial<Record<string, string | undefined>>;

/** Changes some of it. Typing replaces the entry in the browser's history; the rest can be gone back to. */
export type Go = (change: SearchState, replace?: boolean) => void;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string | undefined): text is string {
  return text !== undefined && ID.test(text);
}

/** Whether text of a URL can be looked for: it is short enough, and has nothing in it that nobody types. */
export function isPlain(text: string, most: number): boolean {
  return text.length <= most && !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** One of the values that are known, or nothing. */
export function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((value) => value === text);
}
