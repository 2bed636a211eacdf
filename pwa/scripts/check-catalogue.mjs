// Fails when a sentence in the source is not in the catalogue, or a catalogue keeps one that nothing says any more.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const catalogue = 'src/locales/en.po';
const before = readFileSync(catalogue, 'utf8');
execFileSync('node_modules/.bin/lingui', ['extract', '--clean'], { stdio: 'pipe' });
const after = readFileSync(catalogue, 'utf8');
const sentences = (text) => text.slice(text.indexOf('\n\n'));
writeFileSync(catalogue, before);
if (sentences(before) !== sentences(after)) {
  console.error(`${catalogue} does not match the source: run npm run i18n:extract`);
  process.exit(1);
}
