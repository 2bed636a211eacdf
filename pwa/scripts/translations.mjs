import { parse } from '@messageformat/parser';
import PO from 'pofile';

/**
 * The sentences of a catalogue (gettext PO), each with its translation, which is empty where there is none, and with the
 * context that tells it from others of the same words.
 */
export function entriesOf(catalogue) {
  return PO.parse(catalogue).items.map(({ msgctxt, msgid, msgstr }) => ({
    context: msgctxt ?? '',
    source: msgid,
    translation: msgstr.join(''),
  }));
}

/**
 * The sentences that catalogues of one language translate in different ways. The app lays its catalogues over each other
 * as they arrive, by sentence and context: which of the translations is seen would be chance.
 */
export function contradictions(catalogues) {
  const known = new Map();
  for (const [name, catalogue] of Object.entries(catalogues))
    for (const { context, source, translation } of entriesOf(catalogue)) {
      const key = JSON.stringify([context, source]);
      const ways = known.get(key) ?? { source, translations: new Map() };
      known.set(key, ways);
      ways.translations.set(translation, [...(ways.translations.get(translation) ?? []), name]);
    }
  return [...known.values()].filter(({ translations }) => translations.size > 1);
}

/**
 * What a sentence needs to be told: `{name}`, `<0>`, and of a plural (ICU MessageFormat) also its cases. A value that is
 * only in some cases of a plural counts like any other.
 */
export function needsOf(message) {
  const needs = new Set();
  const visit = (tokens) => {
    for (const { type, value, arg, cases = [] } of tokens) {
      if (type === 'content') for (const [tag] of value.matchAll(/<\/?\d+\/?>/g)) needs.add(tag);
      if (arg) needs.add(`{${arg}}`);
      for (const { key, tokens: inside } of cases) {
        needs.add(`{${arg}, ${type}, ${key}}`);
        visit(inside);
      }
    }
  };
  visit(parse(message));
  return needs;
}

/** What is wrong with a translation; undefined where nothing is. */
export function faultOf(source, translation) {
  if (translation.trim() === '') return 'nothing';
  const [wanted, given] = [needsOf(source), needsOf(translation)];
  const missing = [...wanted].filter((need) => !given.has(need));
  const extra = [...given].filter((need) => !wanted.has(need));
  const list = [
    missing.length > 0 && `${missing.join(' ')} is missing`,
    extra.length > 0 && `${extra.join(' ')} is too much`,
  ].filter(Boolean);
  return list.length > 0 ? list.join(' and ') : undefined;
}
