import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, instantOf, MINUTE, minuteOfDay, setZone } from './zone';

/** What java.time says of the minutes around changes of the clocks: `AppClockChangesTest` writes it. */
const FILE = fileURLToPath(new URL('./clock-changes.txt', import.meta.url));

interface Line {
  /** The wall clock's time, or the instant, from which on it is said. */
  from: string;
  /** So many minutes on end the zone's clocks are so many ahead of UTC. */
  pieces: { minutes: number; ahead: number }[];
}

function read(): Map<string, Line[]> {
  const zones = new Map<string, Line[]>();
  let lines: Line[] = [];
  for (const text of readFileSync(FILE, 'utf8').trim().split('\n')) {
    const [first = '', ...rest] = text.split(' ');
    if (rest.length === 0) {
      lines = [];
      zones.set(first, lines);
    } else {
      const pieces = rest.map((piece) => piece.split('@').map(Number));
      lines.push({
        from: first,
        pieces: pieces.map(([minutes = 0, ahead = 0]) => ({ minutes, ahead })),
      });
    }
  }
  return zones;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

/** Every minute of a line: what is asked, and how far the clocks are ahead. */
function* minutesOf({ from, pieces }: Line): Generator<[at: number, ahead: number]> {
  let at = Date.parse(from.endsWith('Z') ? from : `${from}Z`);
  for (const { minutes, ahead } of pieces)
    for (let left = minutes; left > 0; left--, at += MINUTE) yield [at, ahead * MINUTE];
}

/** The minutes at which the app says something else. */
function wrong(zone: string, lines: readonly Line[]): string[] {
  setZone(zone);
  const found: string[] = [];
  for (const line of lines)
    for (const [at, ahead] of minutesOf(line))
      if (line.from.endsWith('Z')) {
        const shown = new Date(`${dayOf(at)}T00:00:00Z`).getTime() + minuteOfDay(at) * MINUTE;
        if (shown !== at + ahead) found.push(`${iso(at)}Z is shown as ${iso(shown)}, not ${iso(at + ahead)}`);
      } else {
        const [day = '', time = ''] = iso(at).split('T');
        const meant = instantOf(day, Number(time.slice(0, 2)), Number(time.slice(3)));
        if (meant !== at - ahead) found.push(`${iso(at)} is ${iso(meant)}Z, not ${iso(at - ahead)}Z`);
      }
  return found;
}

describe.each(['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Berlin', 'Pacific/Apia'])(
  'in a browser in %s',
  (browser) => {
    const before = process.env.TZ;
    beforeAll(() => {
      process.env.TZ = browser;
    });
    afterAll(() => {
      process.env.TZ = before;
    });

    test('this is such a browser', () => {
      setZone(browser);
      const at = new Date('2025-06-01T12:00:00Z');
      // biome-ignore lint/plugin: it is what is asked for
      expect(at.getHours() * 60 + at.getMinutes()).toBe(minuteOfDay(at.getTime()));
    });

    test.each([...read()])('%s is what java.time says it is', (zone, lines) => {
      expect(wrong(zone, lines)).toEqual([]);
    });
  },
);
