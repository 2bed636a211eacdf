export function entriesOf(catalogue: string): { context: string; source: string; translation: string }[];
export function contradictions(
  catalogues: Record<string, string>,
): { source: string; translations: Map<string, string[]> }[];
export function needsOf(message: string): Set<string>;
export function faultOf(source: string, translation: string): string | undefined;
