import { language } from '@/lib/locale';
import { saveFile } from '@/lib/saveFile';

/** A spreadsheet of an older Windows does not write UTF-8: what cannot be that is read as what it writes. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const DAYS = { en: ['Mon', 'Tue', 'Wed'], de: ['Mo', 'Di', 'Mi'] };
const HOUSES = { en: ['Cardiology', 'Radiology'], de: ['Kardiologie', 'Radiologie'] };

/** A file to begin with: a department, a doctor with a divided day and a night, one without hours. */
export function template(): string {
  const lang = language.get();
  // German spreadsheets expect semicolons.
  const separator = lang === 'de' ? ';' : ',';
  const [one = '', two = '', three = ''] = DAYS[lang];
  const [heart = '', rays = ''] = HOUSES[lang];
  return [
    ['department', 'doctor', 'weekday', 'from', 'to'],
    [heart, 'Dr. Adler', one, '08:00', '12:00'],
    [heart, 'Dr. Adler', one, '13:00', '17:00'],
    [heart, 'Dr. Adler', two, '08:00', '16:00'],
    [heart, 'Dr. Brandt', three, '20:00', '06:00'],
    [rays, 'Dr. Chen', '', '', ''],
  ]
    .map((line) => `${line.join(separator)}\r\n`)
    .join('');
}

/** With the mark by which spreadsheets know UTF-8. */
export function saveTemplate(): void {
  saveFile(new Blob(['\uFEFF', template()], { type: 'text/csv' }), 'doctors.csv');
}

/** From where to where a line stands in a text; the first is 1. */
export function lineSpan(text: string, line: number): { start: number; end: number } {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start);
    if (next === -1) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end === -1 ? text.length : end };
}
