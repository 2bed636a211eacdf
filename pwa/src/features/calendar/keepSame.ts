import type { Column } from './column';

function sameList(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((one, index) => shallow(one, b[index]));
}

function shallow(a: object, b: object | undefined): boolean {
  if (a === b || !b) return a === b;
  const keys = Object.keys(a) as (keyof typeof a)[];
  return keys.length < 5 && keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function same(a: Column, b: Column): boolean {
  return (
    a.key === b.key &&
    a.doctor === b.doctor &&
    a.day === b.day &&
    a.origin === b.origin &&
    a.load === b.load &&
    a.name === b.name &&
    a.note === b.note &&
    sameList(a.items, b.items) &&
    sameList(a.busy ?? [], b.busy ?? []) &&
    sameList(a.open, b.open) &&
    sameList(a.off, b.off) &&
    sameList(a.more ?? [], b.more ?? []) &&
    sameList(a.suggestions ?? [], b.suggestions ?? []) &&
    sameList(a.gaps ?? [], b.gaps ?? []) &&
    sameList(a.held ?? [], b.held ?? [])
  );
}

/** The new columns, with the old object wherever nothing differs: what React then need not draw again. */
export function keepSame(before: readonly Column[], now: readonly Column[]): readonly Column[] {
  const old = new Map(before.map((column) => [column.key, column]));
  const kept = now.map((column) => {
    const known = old.get(column.key);
    return known && same(known, column) ? known : column;
  });
  const unchanged = kept.length === before.length && kept.every((column, index) => column === before[index]);
  return unchanged ? before : kept;
}
