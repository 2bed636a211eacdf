import { i18n, type Messages } from '@lingui/core';
import { keepLanguage, type Language, language, preferred } from './locale';

/** A file for each language and part of the app, fetched when the language is activated and not before. */
const catalogues = import.meta.glob<{ messages: Messages }>('../locales/**/*.po');

/** The parts whose pages have been opened; the first is the shell. */
const loadedParts = new Set(['']);

async function loadCatalogue(lang: Language, part: string): Promise<void> {
  const fetched = catalogues[`../locales/${part && `${part}/`}${lang}.po`];
  if (!fetched) throw new Error(`No messages for ${part || 'the shell'} in ${lang}`);
  i18n.load(lang, (await fetched()).messages);
}

let wanted: Language;

/** Everything on the screen is in this language once the promise is fulfilled; until then it stays as it was. */
export async function activateLanguage(lang: Language): Promise<void> {
  wanted = lang;
  let known: number;
  do {
    known = loadedParts.size;
    await Promise.all([...loadedParts].map((part) => loadCatalogue(lang, part)));
    // A page that was opened meanwhile has brought a part of its own.
  } while (loadedParts.size > known);
  // Somebody who changes their mind twice gets the last.
  if (wanted !== lang) return;
  language.set(lang);
  document.documentElement.lang = lang;
  i18n.activate(lang);
}

/** The messages before the first paint: of the language that this person reads. */
export function activatePreferredLanguage(): Promise<void> {
  return activateLanguage(preferred());
}

/** A language that somebody chose, here and from now on. */
export async function chooseLanguage(lang: Language): Promise<void> {
  await activateLanguage(lang);
  keepLanguage(lang);
}

/** Adds the messages of one part of the app. */
export async function loadPart(part: string): Promise<void> {
  loadedParts.add(part);
  let lang: Language;
  do {
    lang = language.get();
    await loadCatalogue(lang, part);
  } while (lang !== language.get());
}

/** A part of the app together with its messages: nothing of it is drawn before they are there. */
export function withMessages<Module>(part: string, load: () => Promise<Module>): () => Promise<Module> {
  return async () => (await Promise.all([load(), loadPart(part)]))[0];
}
