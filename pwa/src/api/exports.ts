import { apiUrl } from '@/lib/base';
import type { Filter } from './appointments';
import { authorised } from './client';
import { refusal, Unreachable } from './problem';

export type ExportFormat = 'xlsx' | 'csv' | 'ics';

interface Exported {
  content: Blob;
  /** Rows were left out: the hospital allows no more in one file. */
  limited: boolean;
}

/** What is told while a file comes, and what stops it. */
export interface Coming {
  /** How many rows are there so far. */
  onRows: (rows: number) => void;
  signal: AbortSignal;
}

/** Fetches the filtered appointments as a file. @throws Refused, Unreachable, AbortError */
export async function exportOf(format: ExportFormat, filter: Filter, coming: Coming): Promise<Exported> {
  const response = await fileOf(`/schedules/export.${format}`, filter, coming.signal);
  const limited = response.headers.get('X-Export-Limited') === 'true';
  return { content: await received(response, format, coming.onRows), limited };
}

/** Fetches a file, with the token in its header and never in a URL. @throws Refused, Unreachable, AbortError */
export async function fileOf(path: string, query: object, signal?: AbortSignal): Promise<Response> {
  const url = new URL(`${apiUrl}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const response = await authorised(new Request(url, signal && { signal }));
  if (!response.ok) throw await refusal(response);
  return response;
}

const TOLD_EVERY = 100;

/** The body as it comes, its rows counted. @throws Unreachable where it breaks off: half a file is none */
export async function received(
  response: Response,
  format: ExportFormat,
  onRows: Coming['onRows'],
): Promise<Blob> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.body) return response.blob();
  const count = counter(format);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let told = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      const rows = count(value);
      if (Date.now() - told < TOLD_EVERY) continue;
      told = Date.now();
      onRows(rows);
    }
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Unreachable(cause);
  }
  return new Blob(parts, { type });
}

const [QUOTE, NEWLINE] = ['"', '\n'].map((letter) => letter.charCodeAt(0));
const EVENT = 'BEGIN:VEVENT';

/**
 * Counts rows in the pieces of a file: lines of a table without its heading, entries of a calendar. A workbook is
 * compressed, and always 0.
 */
export function counter(format: ExportFormat): (piece: Uint8Array) => number {
  if (format === 'xlsx') return () => 0;
  let rows = 0;
  if (format === 'csv') {
    let quoted = false;
    return (piece) => {
      for (const byte of piece) {
        if (byte === QUOTE) quoted = !quoted;
        else if (byte === NEWLINE && !quoted) rows += 1;
      }
      return Math.max(0, rows - 1);
    };
  }
  let rest = '';
  const decoder = new TextDecoder();
  return (piece) => {
    const text = rest + decoder.decode(piece, { stream: true });
    rows += text.split(EVENT).length - 1;
    // A word may be cut by the end of a piece; one that is whole was counted.
    const last = text.lastIndexOf(EVENT);
    rest = text.slice(Math.max(last < 0 ? 0 : last + EVENT.length, text.length - EVENT.length + 1));
    return rows;
  };
}
