import type { BrowserContext } from 'playwright-core';

/** By how many milliseconds the hospital's clock is ahead of this machine's; vitest.config has asked for it. */
const ahead = Number(process.env.HOSPITAL_AHEAD ?? 0);

/** What time it is in the hospital, which may be of another day than this machine: a demonstration's clock is moved. */
export const now = () => Date.now() + ahead;

/** Where two clocks differ by less, they are taken for the same one: an answer may have been on its way for a while. */
const SAME = 5_000;

/**
 * Asks a hospital what time it is. Its answers say so by whole seconds, and by whole seconds is a demonstration's clock
 * moved: an answer that came within one second of this machine's says exactly by how many.
 */
export async function askAhead(hospital: string): Promise<number> {
  const second = () => Math.floor(Date.now() / 1000) * 1000;
  for (;;) {
    const asked = second();
    const { headers } = await fetch(new URL('api/settings', `${hospital.replace(/\/$/, '')}/`)).catch(
      (cause) => {
        throw new Error(`No hospital answers at ${hospital}`, { cause });
      },
    );
    const date = headers.get('Date');
    // A hospital whose clock is this machine's may leave it out, as Payara does.
    if (date === null) return 0;
    const found = Date.parse(date) - asked;
    if (second() === asked) return Math.abs(found) < SAME ? 0 : found;
  }
}

/**
 * Lets a browser's pages live in the hospital's time. Only `Date` is moved: Playwright's own clock would also replace
 * timers, animation frames and `performance`, and what is told of a page is how it behaves with the real ones. A service
 * worker keeps the machine's time; it decides nothing by the hour.
 */
export async function live(context: BrowserContext): Promise<void> {
  if (ahead === 0) return;
  await context.addInitScript((by) => {
    const Machine = Date;
    const time = () => Machine.now() + by;
    const Hospital: DateConstructor = new Proxy(Machine, {
      apply: () => new Machine(time()).toString(),
      // Whoever is derived from Date stays what they are.
      construct: (_target, given, whom) =>
        Reflect.construct(Machine, given.length === 0 ? [time()] : given, whom === Hospital ? Machine : whom),
      get: (target, name) => (name === 'now' ? time : Reflect.get(target, name)),
    });
    Machine.prototype.constructor = Hospital;
    globalThis.Date = Hospital;
  }, ahead);
}
