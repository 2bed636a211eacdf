// The shell (what the first page needs before it can show anything) must stay small enough for a ward's slow Wi-Fi.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET = 180 * 1024;
const root = 'target/classes/META-INF/resources';
const manifest = JSON.parse(readFileSync(join(root, 'build-manifest.json'), 'utf8'));

const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) visit(next);
};
visit('index.html');

const zipped = (file) => gzipSync(readFileSync(join(root, file))).length;
// The words of one language come with it, whichever is the longer.
const words = ['en', 'de'].map((language) => zipped(manifest[`src/locales/${language}.po`].file));
const size = [...files].reduce((sum, file) => sum + zipped(file), 0) + Math.max(...words);
console.log(`shell: ${(size / 1024).toFixed(1)} KB gzip of ${BUDGET / 1024} KB`);
if (size > BUDGET) {
  console.error('The shell is over its budget: load what the first page does not need later.');
  process.exit(1);
}
