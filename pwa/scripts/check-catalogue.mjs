// Fails when a sentence in the source is not in a catalogue, a catalogue keeps one that nothing says any more, or a
// translation is missing or does not say what the source has to tell.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, faultOf } from './translations.mjs';

const catalogues = readdirSync('src/locales', { recursive: true })
  .filter((name) => name.endsWith('.po'))
  .map((name) => join('src/locales', name));
const before = catalogues.map((catalogue) => readFileSync(catalogue, 'utf8'));
execFileSync('node_modules/.bin/lingui', ['extract', '--clean'], { stdio: 'pipe' });
const after = catalogues.map((catalogue) => readFileSync(catalogue, 'utf8'));
const sentences = (text) => text.slice(text.indexOf('\n\n'));
catalogues.forEach((catalogue, index) => {
  writeFileSync(catalogue, before[index]);
  if (sentences(before[index]) !== sentences(after[index])) {
    console.error(`${catalogue} does not match the source: run npm run i18n:extract`);
    process.exitCode = 1;
    return;
  }
  for (const [source, translation] of entriesOf(before[index])) {
    const fault = faultOf(source, translation);
    if (!fault) continue;
    console.error(`${catalogue}: ${fault} in the translation of “${source}”`);
    process.exitCode = 1;
  }
});
