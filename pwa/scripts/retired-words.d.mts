export function retiredIn(sentence: string): { found: string; instead: string }[];
