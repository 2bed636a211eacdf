/** What a press in the grid can mean: the names of the attributes that say so. */
export const KINDS = ['appointment', 'suggestion', 'backfill'] as const;
export type Kind = (typeof KINDS)[number];

/** What was pressed, or what has the focus. */
export function pressedOn(target: EventTarget | null): { kind: Kind; id: string } | null {
  for (const kind of KINDS) {
    const id = (target as HTMLElement | null)?.closest<HTMLElement>(`[data-${kind}]`)?.dataset[kind];
    if (id) return { kind, id };
  }
  return null;
}
