import { store, useStore } from './store';

/** The languages that the app speaks, by what each calls itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** Whose dates and numbers go with a language: English that of Europe, whose weeks begin on Monday. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
const PLACE = 'language';

/** The language of what is on the screen. `speak` in words.ts changes it, once its words are there. */
export const language = store<Language>('en');

export function useLanguage(): Language {
  return useStore(language);
}

/** `en-GB` */
function locale(): string {
  return LOCALES[language.get()];
}

function isLanguage(text: unknown): text is Language {
  return typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
}

/** What was chosen here before, else the first that the browser asks for and the app speaks, else English. */
export function preferred(
  chosen: string | null = localStorage.getItem(PLACE),
  wanted: readonly string[] = navigator.languages,
): Language {
  if (isLanguage(chosen)) return chosen;
  return wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

/** Is kept in this browser, like the colours: it is nobody's secret. */
export function keepLanguage(chosen: Language): void {
  localStorage.setItem(PLACE, chosen);
}

/** One of each: to make a formatter takes far longer than to use it. */
function kept<Options extends object, Made>(make: (locale: string, options: Options) => Made) {
  const made = new Map<string, Made>();
  return (options: Options): Made => {
    const key = locale() + JSON.stringify(options);
    const known = made.get(key) ?? make(locale(), options);
    made.set(key, known);
    return known;
  };
}

const numberFormat = kept((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options));

/** `1,204` or `1.204` */
export function figure(n: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(options).format(n);
}

/** `86.4%` or `86,4 %` of a share between 0 and 1; whole percents unless asked otherwise. */
export function percent(share: number, digits = 0): string {
  return figure(share, { style: 'percent', maximumFractionDigits: digits });
}

/** Dates in the words of the language and the time of a zone. */
export const dateFormat = kept(
  (tag, options: Intl.DateTimeFormatOptions & { timeZone: string }) =>
    // biome-ignore lint/plugin: the zone is named
    new Intl.DateTimeFormat(tag, options),
);

const collator = kept((tag, options: Intl.CollatorOptions) => new Intl.Collator(tag, options));

/** Orders names as a reader of the language looks them up: `Ärzte` beside `Arzt`, `Room 9` before `Room 10`. */
export function inOrder(a: string, b: string): number {
  return collator({ numeric: true }).compare(a, b);
}

interface WeekInfo {
  /** Monday is 1, Sunday 7. */
  firstDay: number;
}

/** The day on which weeks begin; Monday is 0, which is also what holds where the browser cannot say. */
export function firstWeekday(tag = locale()): number {
  const known = new Intl.Locale(tag) as { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  const { firstDay } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 };
  return firstDay - 1;
}
