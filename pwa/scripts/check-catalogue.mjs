// Fails when a sentence in the source is not in a catalogue, a catalogue keeps one that nothing says any more, or a
// translation is missing, does not say what the source has to tell, or is another in another catalogue, or the English
// has a word that was retired.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { retiredIn } from './retired-words.mjs';
import { contradictions, entriesOf, faultOf } from './translations.mjs';

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
  for (const { source, translation } of entriesOf(before[index])) {
    const fault = faultOf(source, translation);
    if (fault) {
      console.error(`${catalogue}: ${fault} in the translation of “${source}”`);
      process.exitCode = 1;
    }
    if (basename(catalogue) !== 'en.po') continue;
    for (const { found, instead } of retiredIn(source)) {
      console.error(`${catalogue}: “${found}” in “${source}”; write ${instead}`);
      process.exitCode = 1;
    }
  }
});

const languages = new Set(catalogues.map((catalogue) => basename(catalogue)));
for (const language of languages) {
  const own = catalogues.flatMap((name, index) =>
    basename(name) === language ? [[name, before[index]]] : [],
  );
  for (const { source, translations } of contradictions(Object.fromEntries(own))) {
    console.error(`“${source}” has several translations; give it a context, or one wording:`);
    for (const [translation, names] of translations)
      console.error(`  “${translation}” in ${names.join(', ')}`);
    process.exitCode = 1;
  }
}
