import { i18n, type Messages } from '@lingui/core';
import { keepLanguage, type Language, language, preferred } from './locale';

/** A file for each language and part of the app, fetched when it is spoken and not before. */
const catalogues = import.meta.glob<{ messages: Messages }>('../locales/**/*.po');

/** The parts whose pages have been opened; the first is the shell. */
const spoken = new Set(['']);

async function fetchWords(tongue: Language, part: string): Promise<void> {
  const fetched = catalogues[`../locales/${part && `${part}/`}${tongue}.po`];
  if (!fetched) throw new Error(`No words for ${part || 'the shell'} in ${tongue}`);
  i18n.load(tongue, (await fetched()).messages);
}

let asked: Language;

/** Everything on the screen is in this language once the promise is fulfilled; until then it stays as it was. */
export async function speak(tongue: Language): Promise<void> {
  asked = tongue;
  let known: number;
  do {
    known = spoken.size;
    await Promise.all([...spoken].map((part) => fetchWords(tongue, part)));
    // A page that was opened meanwhile has brought a part of its own.
  } while (spoken.size > known);
  // Somebody who changes their mind twice gets the last.
  if (asked !== tongue) return;
  language.set(tongue);
  document.documentElement.lang = tongue;
  i18n.activate(tongue);
}

/** The words before the first paint: of the language that this person reads. */
export function firstWords(): Promise<void> {
  return speak(preferred());
}

/** A language that somebody chose, here and from now on. */
export async function choose(tongue: Language): Promise<void> {
  await speak(tongue);
  keepLanguage(tongue);
}

/** Adds what only one part of the app says. */
export async function wordsOf(part: string): Promise<void> {
  spoken.add(part);
  let tongue: Language;
  do {
    tongue = language.get();
    await fetchWords(tongue, part);
  } while (tongue !== language.get());
}

/** A part of the app together with its words: nothing of it is drawn before they are there. */
export function withWords<Module>(part: string, load: () => Promise<Module>): () => Promise<Module> {
  return async () => (await Promise.all([load(), wordsOf(part)]))[0];
}
