/**
 * The sentences of a catalogue (gettext PO), each with its translation, which is empty where there is none, and with the
 * context that tells it from others of the same words.
 */
export function entriesOf(catalogue) {
  const said = (entry, keyword) => {
    const [, first, more] = entry.match(new RegExp(`^${keyword} (".*")\\n?((?:".*"\\n?)*)`, 'm')) ?? [];
    return first ? [first, ...more.split('\n').filter(Boolean)].map((line) => JSON.parse(line)).join('') : '';
  };
  return catalogue
    .split('\n\n')
    .map((entry) => ({
      context: said(entry, 'msgctxt'),
      source: said(entry, 'msgid'),
      translation: said(entry, 'msgstr'),
    }))
    .filter(({ source }) => source !== '');
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
  let at = 0;
  const until = (ends) => {
    const start = at;
    while (at < message.length && !ends.includes(message[at])) at += 1;
    return message.slice(start, at).trim();
  };
  const text = () => {
    for (; at < message.length && message[at] !== '}'; at += 1) {
      const tag = message.slice(at).match(/^<\/?\d+\/?>/)?.[0];
      if (tag) needs.add(tag);
      if (message[at] === '{') value();
    }
  };
  const value = () => {
    at += 1;
    const name = until(',}');
    needs.add(`{${name}}`);
    if (message[at] === '}') return;
    at += 1;
    const kind = until(',}');
    if (message[at] === '}') return;
    at += 1;
    for (;;) {
      const key = until('{}');
      if (message[at] !== '{') return;
      needs.add(`{${name}, ${kind}, ${key}}`);
      at += 1;
      text();
      at += 1;
    }
  };
  text();
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
