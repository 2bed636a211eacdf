import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remember } from '@/api/appointment-cache';
import { appointmentsIn } from '@/api/appointments';
import type { Appointment } from '@/api/model';
import { drawnIn, forgetOverlay, overlay } from '@/api/pending';
import { Refused, Unreachable } from '@/api/problem';
import { book } from '@/testing/appointments';
import { json, server } from '@/testing/page';
import { dismiss } from '@/ui/toasts';
import { saved } from './useSave';

/** Whatever happens on the way to the server, what is drawn follows from what people did and what it said. */

const day = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
const HOUR = 3_600_000;
const MIDNIGHT = Date.parse(day.from);
const IDS = ['a', 'b', 'c'];

/** Numbers that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const at = (item: Appointment, hour: number): Appointment => ({
  ...item,
  start: new Date(MIDNIGHT + hour * HOUR).toISOString(),
  end: new Date(MIDNIGHT + (hour + 1) * HOUR).toISOString(),
});
const hourOf = ({ start }: Appointment) => (Date.parse(start) - MIDNIGHT) / HOUR;

const refused = (rule: string, current?: Appointment) =>
  new Refused({
    type: `urn:hospital-scheduling:${rule}`,
    rule,
    title: rule,
    status: 409,
    detail: '',
    ...(current ? { current } : {}),
  });

/** A request that has not arrived yet, or whose answer has not. */
interface Under {
  id: string;
  step: () => void;
}

class World {
  readonly client = new QueryClient();
  readonly truth = new Map<string, Appointment>();
  /** Every state that the server ever had: the cache may hold no other. */
  readonly states = new Set<string>();
  /** Messages of the change feed, in order, that the page has not got yet. */
  readonly feed: Appointment[] = [];
  readonly requests: Under[] = [];
  /** The hours that people chose and that nobody has answered, by appointment. */
  readonly open = new Map<string, number[]>(IDS.map((id) => [id, []]));
  private readonly done: Promise<unknown>[] = [];

  constructor(private readonly pick: (below: number) => number) {
    const items = IDS.map((id, index) => at(book(id, '00:00', '01:00'), index));
    for (const item of items) this.put(item);
    this.client.setQueryData(appointmentsIn(day).queryKey, items);
    this.feed.length = 0;
    server(({ url }) => this.answerGet(String(url.pathname.split('/').at(-1))));
  }

  private put(item: Appointment): Appointment {
    this.truth.set(item.id, item);
    this.states.add(JSON.stringify(item));
    this.feed.push(item);
    return item;
  }

  private known(id: string): Appointment {
    const item = this.truth.get(id);
    if (!item) throw new Error(id);
    return item;
  }

  get drawn(): Map<string, Appointment> {
    const items = this.client.getQueryData(appointmentsIn(day).queryKey) ?? [];
    return new Map(drawnIn(day, items, overlay.get()).map((item) => [item.id, item]));
  }

  /** Somebody moves what they see. */
  move(id: string): void {
    const hour = this.pick(23);
    const item = this.drawn.get(id);
    if (!item) throw new Error(`${id} is not drawn`);
    this.open.get(id)?.push(hour);
    const answered = (now: Appointment | null) => {
      this.open.get(id)?.shift();
      // Saved is what the server has where it was put.
      if (now) expect([hourOf(now), this.states.has(JSON.stringify(now))]).toEqual([hour, true]);
    };
    const call = (version: number) => this.request(id, version, hour);
    this.done.push(saved(this.client, { item, apply: (before) => at(before, hour), call }).then(answered));
  }

  /** Arrives after a while, and is answered after another, unless the answer is lost. */
  private request(id: string, version: number, hour: number): Promise<Appointment> {
    return new Promise((resolve, reject) => {
      const lost = this.pick(6) === 0;
      const arrive = () => {
        const now = this.known(id);
        const no = now.version !== version ? refused('stale', now) : this.pick(3) === 0 && refused('busy');
        const made = no ? null : this.put({ ...at(now, hour), version: version + 1 });
        this.later(id, () =>
          lost ? reject(new Unreachable('lost')) : no ? reject(no) : made && resolve(made),
        );
      };
      // What is lost on the way there never arrives.
      if (lost && this.pick(2) === 0) this.later(id, () => reject(new Unreachable('lost')));
      else this.later(id, arrive);
    });
  }

  private later(id: string, step: () => void): void {
    this.requests.push({ id, step });
  }

  private answerGet(id: string): Promise<Response> {
    return new Promise((resolve) => {
      this.later(id, () => resolve(json(this.known(id))));
    });
  }

  stranger(id: string): void {
    const now = this.known(id);
    this.put({ ...at(now, this.pick(23)), version: now.version + 1 });
  }

  echo(): void {
    const next = this.feed.shift();
    if (next) remember(this.client, next);
  }

  /** Any request goes one step on: those of different appointments overtake each other. */
  advance(): void {
    const [next] = this.requests.splice(this.pick(this.requests.length), 1);
    next?.step();
  }

  holds(): void {
    const cached = this.client.getQueryData(appointmentsIn(day).queryKey) ?? [];
    for (const item of cached) expect(this.states).toContain(JSON.stringify(item));
    for (const id of IDS) {
      const meant = this.open.get(id)?.at(-1);
      const item = this.drawn.get(id);
      expect(item, id).toBeDefined();
      if (!item) continue;
      if (meant !== undefined) expect(hourOf(item), `${id} is drawn where it was put last`).toBe(meant);
      else expect(this.states, `${id} is drawn as the server had it`).toContain(JSON.stringify(item));
    }
  }

  async settled(): Promise<void> {
    for (let turn = 0; turn < 500 && (this.requests.length > 0 || this.feed.length > 0); turn++) {
      if (this.requests.length > 0) this.advance();
      this.echo();
      await vi.advanceTimersByTimeAsync(0);
    }
    await Promise.all(this.done);
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  forgetOverlay();
  dismiss();
});

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  'moves, answers and echoes in any order: %i',
  async (seed) => {
    const pick = numbers(seed);
    const world = new World(pick);
    for (let turn = 0; turn < 60; turn++) {
      const id = IDS[pick(IDS.length)] ?? 'a';
      const dice = pick(10);
      if (dice < 3) world.move(id);
      else if (dice < 4) world.stranger(id);
      else if (dice < 6) world.echo();
      else if (world.requests.length > 0) world.advance();
      await vi.advanceTimersByTimeAsync(0);
      world.holds();
    }
    await world.settled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([...overlay.get().keys()]).toEqual([]);
    for (const [id, item] of world.truth) expect(world.drawn.get(id), id).toEqual(item);
  },
);
