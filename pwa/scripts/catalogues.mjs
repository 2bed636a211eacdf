// `--write` brings the catalogues in line with the source; a sentence that moves takes its translation along. Without it
// fails when they are not: a sentence is missing, or said by nothing any more, or a translation is missing, does not say
// what the source has to tell, or is another in another catalogue, or the English has a word that was retired.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import PO from 'pofile';
import { retiredIn } from './retired-words.mjs';
import { contradictions, entriesOf, faultOf } from './translations.mjs';

const namesOfAll = () =>
  readdirSync('src/locales', { recursive: true })
    .filter((name) => name.endsWith('.po'))
    .map((name) => join('src/locales', name));
const read = (names) => new Map(names.map((name) => [name, readFileSync(name, 'utf8')]));
const fail = (...lines) => {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
};
const keyOf = ({ context, source }) => JSON.stringify([context, source]);

const before = read(namesOfAll());
execFileSync('node_modules/.bin/lingui', ['extract', '--clean'], { stdio: 'pipe' });
const after = read(namesOfAll());

if (process.argv.includes('--write')) {
  for (const [name, text] of after) {
    const known = new Map(
      [...before]
        .filter(([other]) => basename(other) === basename(name))
        .flatMap(([, catalogue]) => entriesOf(catalogue).map((entry) => [keyOf(entry), entry.translation])),
    );
    const catalogue = PO.parse(text);
    for (const item of catalogue.items)
      if (item.msgstr.join('') === '')
        item.msgstr = [known.get(keyOf({ context: item.msgctxt ?? '', source: item.msgid })) ?? ''];
    writeFileSync(name, `${catalogue.toString().trimEnd()}\n`);
  }
} else {
  const sentences = (text = '') => text.slice(text.indexOf('\n\n'));
  for (const [name, text] of before) writeFileSync(name, text);
  for (const [name, text] of after)
    if (sentences(text) !== sentences(before.get(name)))
      fail(`${name} does not match the source: run npm run fix`);
  for (const [name, text] of before)
    for (const { source, translation } of entriesOf(text)) {
      const fault = faultOf(source, translation);
      if (fault) fail(`${name}: ${fault} in the translation of “${source}”`);
      if (basename(name) === 'en.po')
        for (const { found, instead } of retiredIn(source))
          fail(`${name}: “${found}” in “${source}”; write ${instead}`);
    }
  for (const language of new Set([...before.keys()].map((name) => basename(name)))) {
    const own = Object.fromEntries([...before].filter(([name]) => basename(name) === language));
    for (const { source, translations } of contradictions(own))
      fail(
        `“${source}” has several translations; give it a context, or one wording:`,
        ...[...translations].map(([translation, names]) => `  “${translation}” in ${names.join(', ')}`),
      );
  }
}
