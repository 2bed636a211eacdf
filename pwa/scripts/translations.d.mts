export function entriesOf(catalogue: string): [source: string, translation: string][];
export function needsOf(message: string): Set<string>;
export function faultOf(source: string, translation: string): string | undefined;
