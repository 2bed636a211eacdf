import { isDay } from './zone';

/*
 * Who is found by what people type, as the server says it in SearchWords, TypedDate and PatientSearch: findable.txt is a
 * table of examples that holds both.
 */

/** Letters that have no accent to lose, and what stands for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ɗ: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ɓ: 'b',
  ƙ: 'k',
  ĸ: 'k',
  ə: 'a',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u0629': '\u0647',
  '\u06a9': '\u0643',
  '\u0640': '',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const APOSTROPHES = /[\u2018-\u201b\u2032\u2035`\u055a\ua78c\u02b9\u02bb-\u02bf\u02c8]/g;
const JOINING = /\u00ad|\u200c|\u200d|\u2060/g;
const NOT_A_WORD = /[^\p{L}\p{N}\p{So}]+/u;
const DIGIT = /\p{Nd}/u;
const WITHOUT_BLANKS = /^[\p{Script=Han}\u1100-\u115f]/u;

const SHORT = 3;
const LONGEST_IDEOGRAPHIC = 12;

const length = (word: string) => [...word].length;

/** Without regard to case, accents and typography. */
function fold(text: string): string {
  return text
    .replaceAll('\u00b4', "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{M}/gu, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\p{White_Space}\p{Cf}]+/gu, ' ')
    .trim();
}

const folded = (typed: string) => fold(typed.replace(JOINING, ''));

const TWO_LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ø: 'oe',
  ü: 'ue',
  å: 'aa',
  đ: 'dj',
};

const spelt = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöøüåđ]/g, (letter) => TWO_LETTERS[letter] ?? letter);

const partsOf = (plain: string) => plain.split(NOT_A_WORD).filter(Boolean);

function ends(word: string): string[] {
  const letters = [...word];
  if (letters.length > LONGEST_IDEOGRAPHIC) return [];
  return letters.map((_, at) => letters.slice(at).join('')).filter((end) => WITHOUT_BLANKS.test(end));
}

/** Parts that are often written as one: Hans-Peter, O Neill, van der Berg. */
function joined(plain: string): string[] {
  const words = WITHOUT_BLANKS.test(plain) ? [partsOf(plain).join('')] : [];
  for (const phrase of plain.split(/[,;()]+/)) {
    let run = '';
    for (const group of phrase.split(' ')) {
      words.push(partsOf(group).join(''));
      for (const part of partsOf(group)) {
        words.push(...ends(part));
        run += part;
        if (length(part) > SHORT) {
          words.push(run);
          run = '';
        }
      }
    }
    words.push(run);
  }
  return words;
}

function wordsOfName(name: string): string[] {
  const visible = name.replace(JOINING, '').replace(/\p{Cf}/gu, '-');
  const plain = fold(visible);
  const contracted = plain.replace(/([aou])e/g, '$1').replaceAll('aa', 'a');
  return [plain, fold(spelt(visible)), contracted].flatMap((each) => [...partsOf(each), ...joined(each)]);
}

function wordsOfNumber(number: string): string[] {
  const parts = typedWords(number);
  const whole = parts.join('');
  return [whole, ...parts, whole.replace(/^0+/, '')];
}

const typedWords = (text: string) => partsOf(folded(text).replaceAll("'", ''));

const FORMS = [
  String.raw`(?<y>\d{4})[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})`,
  String.raw`(?<d>\d{1,2}) ?[-./] ?(?<m>\d{1,2}) ?[-./] ?(?<y>\d{4}|\d{2})`,
  String.raw`(?<d>\d{1,2})(?:\.|st|nd|rd|th)? ?(?<name>\p{L}{3,})[.,]* ?(?<y>\d{4})`,
  String.raw`(?<name>\p{L}{3,})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})`,
  String.raw`(?<d>\d{2})(?<m>\d{2})(?<y>(?:18|19|20)\d{2})`,
  String.raw`(?<y>(?:18|19|20)\d{2})(?<m>\d{2})(?<d>\d{2})`,
  String.raw`(?<y>\d{4})[-./](?<m>\d{1,2})`,
  String.raw`(?<m>\d{1,2}) ?[-./] ?(?<y>\d{4})`,
  String.raw`(?<name>\p{L}{3,})[.,]* (?<y>\d{4})`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\p{N}]|\d[-./]|\d[-./] )${form}(?![\p{L}\p{N}])`, 'u'));

/** The months from January in English and German, as they are folded. */
const MONTHS = [
  ['january', 'januar', 'janner', 'jaenner'],
  ['february', 'februar'],
  ['march', 'marz', 'maerz', 'mrz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
];

interface TypedDate {
  /** What it may be: of two digits for the year there are two. */
  days: string[];
  /** What else was typed. */
  rest: string;
  /** Whether what was read as a month may be a name: Jan 1979. */
  mayBeName: boolean;
  /** Whether it has digits alone, and so may be a number. */
  isNumber: boolean;
}

const two = (digits: number | string) => String(digits).padStart(2, '0');

function dateIn(typed: string): TypedDate | null {
  const text = folded(typed);
  for (const form of FORMS) {
    const found = form.exec(text);
    const { y = '', m, d, name } = found?.groups ?? {};
    if (!found) continue;
    const month =
      name === undefined ? m : MONTHS.findIndex((of) => of.some((each) => each.startsWith(name))) + 1;
    const days = (y.length === 2 ? [`19${y}`, `20${y}`] : [y])
      .map((year) => [year, two(month ?? ''), ...(d === undefined ? [] : [two(d)])].join('-'))
      .filter((day) => isDay(d === undefined ? `${day}-01` : day));
    if (days.length > 0) {
      const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
      const mayBeName = name !== undefined && d === undefined;
      return { days, rest, mayBeName, isNumber: /^\d+$/.test(found[0]) };
    }
  }
  return null;
}

/** What patients are found by; an MRN and a date of birth only where they are shown. */
export interface Findable {
  name: string;
  mrn?: string | undefined;
  birthDate?: string | undefined;
}

interface Reading {
  words: string[];
  days: string[];
}

/**
 * Whether somebody, or something with a name, is found by what was typed: each word begins one of theirs, in any order; so
 * do the MRN, with or without its blanks, and the date of birth. Nothing is found by what has no word.
 */
export function finder(typed: string): (one: Findable) => boolean {
  const all = typedWords(typed);
  const date = dateIn(typed);
  const readings: Reading[] = [];
  if (date) readings.push({ words: typedWords(date.rest), days: date.days });
  if (all.length > 0 && (!date || date.mayBeName)) readings.push({ words: all, days: [] });
  if (DIGIT.test(all.join('')) && (date || all.length > 1))
    readings.push({ words: [all.join('')], days: [] });
  return ({ name, mrn, birthDate }) => {
    const theirs = [
      ...wordsOfName(name),
      ...(mrn ? wordsOfNumber(mrn) : []),
      ...(birthDate ? [birthDate] : []),
    ];
    const begun = (word: string) => theirs.some((each) => each.startsWith(word));
    const born = (day: string) =>
      birthDate !== undefined && (birthDate.startsWith(day) || day.startsWith(birthDate));
    return readings.some(({ words, days }) => words.every(begun) && (days.length === 0 || days.some(born)));
  };
}

/** What of a new patient is known so far. */
export interface Newcomer {
  name: string;
  /** Left out where none was typed: the hospital may issue it. */
  mrn?: string;
  birthDate?: string;
}

/** `4711`, `BH1277`, `H2026-000123`; not `Story7a`. */
const LIKE_A_NUMBER = /^(\p{L}{0,3}[-./]?\d[\d./-]*|\d.*),?$/u;

/** Digits and what is between them in a date, even if there is no such day. */
const LIKE_A_DATE = /^\d+[-./]\d+[-./]\d+[.,]?$/;

/**
 * What of a new patient is known from what was typed to find them. Digits are never a name: they are the date of birth, as
 * it was typed if it cannot be read, or the MRN.
 */
export function newcomer(typed: string): Newcomer {
  const date = DIGIT.test(typed) ? dateIn(typed) : null;
  const [born, other] = date && !date.mayBeName && !date.isNumber ? date.days : [];
  const known = born !== undefined && other === undefined;
  const left = known ? typedWords(date?.rest ?? '') : null;
  const words = typed
    .trim()
    .split(/\s+/)
    .filter((word) => typedWords(word).every((each) => !left || left.includes(each)));
  const numbers = words.filter((word) => LIKE_A_NUMBER.test(word));
  const unread = known ? undefined : numbers.find((word) => LIKE_A_DATE.test(word));
  const birthDate = known ? born : unread;
  const mrn = numbers.filter((word) => word !== unread).join(' ');
  return {
    name: words
      .filter((word) => !LIKE_A_NUMBER.test(word))
      .join(' ')
      .replace(/[,\s]+$/, ''),
    ...(mrn && { mrn }),
    ...(birthDate && { birthDate }),
  };
}
