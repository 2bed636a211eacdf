import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LinguiConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import ts from 'typescript';

/**
 * The parts of the app that come with words of their own, by their first modules: what is loaded by
 * `withMessages('find', () => import('./find/Finder'))`.
 */
const parts = new Map<string, Set<string>>();
const BEGINS = /withMessages\(\s*'(\w+)',\s*\(\) => import\('([^']+)'\)/g;

/** A file of ours behind the name that another one imports it by. */
function resolved(from: string, name: string): string | undefined {
  const path = name.startsWith('@/') ? join('src', name.slice(2)) : join(dirname(from), name);
  return ['.ts', '.tsx'].map((ending) => path + ending).find((file) => existsSync(file));
}

/** What comes with a file, now or later, but for the parts that it begins. */
function importsOf(file: string): string[] {
  // What is imported for its type only brings nothing.
  const text = readFileSync(file, 'utf8').replaceAll(/^import type [^;]+;/gm, '');
  const files = new Set(
    ts.preProcessFile(text).importedFiles.map(({ fileName }) => resolved(file, fileName)),
  );
  for (const [, part = '', name = ''] of text.matchAll(BEGINS)) {
    const first = resolved(file, name);
    if (first && files.delete(first)) parts.set(part, (parts.get(part) ?? new Set()).add(first));
  }
  return [...files].filter((found) => found !== undefined);
}

function reached(from: Iterable<string>, files = new Set<string>()): Set<string> {
  for (const file of from) if (!files.has(file)) reached(importsOf(file), files.add(file));
  return files;
}

const shell = reached(['src/main.tsx']);
// A part may begin others.
const begun = () => [...parts.values()].reduce((sum, { size }) => sum + size, 0);
for (let known = 0; known < begun(); ) {
  known = begun();
  for (const first of [...parts.values()]) reached([...first]);
}
/** What only parts say: a sentence of the shell stands there and nowhere else. */
const apart = [...parts].map(([part, first]) => ({
  path: `src/locales/${part}/{locale}`,
  include: [...reached(first)].filter((file) => !shell.has(file)),
}));

const config: LinguiConfig = {
  locales: ['en', 'de'],
  sourceLocale: 'en',
  catalogs: [
    { path: 'src/locales/{locale}', include: ['src'], exclude: apart.flatMap(({ include }) => include) },
    ...apart,
  ],
  // No origins: a sentence that only moves is no change to the catalogue.
  format: formatter({ origins: false }),
};

export default config;
