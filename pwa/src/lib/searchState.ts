/** What the URL says of a page beside its path, in plain words. */
export type SearchState = Partial<Record<string, string | undefined>>;

/** Changes some of it. Typing replaces the entry in the browser's history; the rest can be gone back to. */
export type Go = (change: SearchState, replace?: boolean) => void;

/** One of the values that are known, or nothing. */
export function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((value) => value === text);
}
