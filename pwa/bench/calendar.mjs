// Called by bench/: measures the calendar in headless Chromium and prints a line for each result. What is measured, and
// from when to when, is said in bench/README.md.
import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';

/** @type {{ base: string, full: Place, empty: Place, wide: Place, last: string }} */
const plan = JSON.parse(process.argv[2] ?? '{}');
/** @typedef {{ department: string, day: string, columns: number, appointments: number }} Place */

const ROUNDS = 9;
const UPDATES = 15;
/** Wide and high enough that nothing of the full day is left out as too far away. */
const SCREEN = { width: 2000, height: 1200 };
const CREDENTIALS = { email: 'admin@example.com', password: 'password' };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const most = (values) => Math.max(...values);
const say = (text) => console.log(text);
const summary = (values) => `${median(values).toFixed(0)} ms (at most ${most(values).toFixed(0)})`;

/** Runs in every page before anything of it does. */
function watch() {
  const columns = () => document.querySelectorAll('[data-column]').length;
  const drawn = () => document.querySelectorAll('[data-appointment]').length;
  /** When the frame in which `test` first held had been painted: a task after it, by the page's own clock. */
  const painted = (test) =>
    new Promise((resolve) => {
      const look = () => {
        if (!test()) return false;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
        return true;
      };
      const observer = new MutationObserver(look);
      if (!look()) observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
  const day = () => document.querySelector('main [role=group]')?.getAttribute('aria-label');
  /** When all of a day was painted, and another one than was there before. */
  const complete = ({ columns: wanted, appointments }) => {
    const before = day();
    return painted(
      () => columns() === wanted && drawn() === appointments && (wanted === 1 || day() !== before),
    );
  };
  const heard = [];
  const Native = WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(...address) {
      super(...address);
      this.addEventListener('message', ({ data }) =>
        heard.push({ at: performance.now(), text: String(data) }),
      );
    }
  };
  const expected = sessionStorage.getItem('bench');
  globalThis.bench = {
    painted,
    complete,
    heard,
    columns,
    drawn,
    opened: expected === null ? null : complete(JSON.parse(expected)),
  };
}

const path = ({ day, department }) => `day?date=${day}&department=${department}`;

/** From the beginning of a reload until the day is painted. */
async function navigation(page, place) {
  const taken = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    await page.evaluate((wanted) => sessionStorage.setItem('bench', JSON.stringify(wanted)), place);
    await page.reload();
    const at = await page.evaluate(() => globalThis.bench.opened);
    await settled(page);
    if (round >= 0) taken.push(at);
  }
  await page.evaluate(() => sessionStorage.removeItem('bench'));
  return taken;
}

/** From the last byte of the answer with the day's appointments until it is painted, going there from the day before. */
async function answer(page, place) {
  const taken = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    await page.goto(path({ ...place, day: dayBefore(place.day) }));
    await page.locator('main').waitFor();
    await settled(page);
    taken.push(
      await page.evaluate(async (wanted) => {
        performance.clearResourceTimings();
        const whole = globalThis.bench.complete(wanted);
        document.querySelector('[aria-label="Forward"]').click();
        const at = await whole;
        const asked = performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/api\/(schedules|availability)\?/.test(name));
        return at - Math.max(...asked.map(({ responseEnd }) => responseEnd));
      }, place),
    );
    if (round < 0) taken.pop();
  }
  return taken;
}

/** A page with one word and nothing else, painted: what browser and machine take by themselves. */
async function blank(browser) {
  const taken = [];
  // The app's service worker would answer with the app.
  const context = await browser.newContext({ baseURL: plan.base, viewport: SCREEN, serviceWorkers: 'block' });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.route('**/blank', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>Blank</title><main data-column>Blank</main>',
    }),
  );
  await page.goto('blank');
  for (let round = -2; round < ROUNDS; round += 1) {
    await page.evaluate(() => sessionStorage.setItem('bench', '{"columns":1,"appointments":0}'));
    await page.reload();
    const at = await page.evaluate(() => globalThis.bench.opened);
    if (round >= 0) taken.push(at);
  }
  await context.close();
  return taken;
}

/** From when a message about it is heard until an appointment is painted where somebody else moved it. */
async function updates(page, api, id) {
  const taken = [];
  for (let round = -2; round < UPDATES; round += 1) {
    // What was outlined before is so no more.
    await page.waitForTimeout(2_000);
    const shown = page.evaluate(async (which) => {
      globalThis.bench.heard.length = 0;
      const block = () => document.querySelector(`[data-appointment="${which}"]`);
      const before = block()?.style.top;
      const at = await globalThis.bench.painted(() => block()?.style.top !== before);
      return at - (globalThis.bench.heard.find(({ text }) => text.includes(which))?.at ?? Number.NaN);
    }, id);
    await api.shift(id, round % 2 === 0 ? 10 : -10);
    const ms = await shown;
    if (round >= 0) taken.push(ms);
  }
  return taken;
}

/** Sideways over all columns, a good step in every frame. */
async function scroll(page) {
  return page.evaluate(async () => {
    const scroller = document.querySelector('main [role=group]').parentElement.parentElement;
    const frames = [];
    let filled = 0;
    let drawn = 0;
    let last = await new Promise(requestAnimationFrame);
    const end = scroller.scrollWidth - scroller.clientWidth;
    for (let left = 0; left <= end; left += 40) {
      scroller.scrollLeft = left;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - last);
      last = now;
      filled = Math.max(filled, document.querySelectorAll('[data-column]:not(:empty)').length);
      drawn = Math.max(drawn, globalThis.bench.drawn());
    }
    return { frames, filled, drawn, columns: globalThis.bench.columns() };
  });
}

/** Live, with nothing under way. */
async function settled(page) {
  await page.locator('[data-live=live]').waitFor();
  await page.waitForLoadState('networkidle');
}

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The API in the name of somebody else. */
async function colleague() {
  const call = async (method, where, body, headers = {}) => {
    const response = await fetch(new URL(`api${where}`, plan.base), {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { accessToken } = await call('POST', '/auth/login', CREDENTIALS);
  const Authorization = `Bearer ${accessToken}`;
  return {
    shift: async (id, minutes) => {
      const { version, start, end } = await call('GET', `/schedules/${id}`, undefined, { Authorization });
      const later = (instant) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
      await call(
        'PATCH',
        `/schedules/${id}`,
        { start: later(start), end: later(end) },
        {
          Authorization,
          'If-Match': `"${version}"`,
          'Content-Type': 'application/merge-patch+json',
        },
      );
    },
  };
}

const browser = await driver.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
});
try {
  const context = await browser.newContext({ baseURL: plan.base, viewport: SCREEN, locale: 'en-GB' });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(path(plan.full));
  await page.getByLabel('E-mail').fill(CREDENTIALS.email);
  await page.getByLabel('Password', { exact: true }).fill(CREDENTIALS.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('[data-appointment]').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);

  const { appointments, columns } = plan.full;
  const size = `${appointments.toLocaleString('en')} appointments in ${columns} columns`;
  const bare = await blank(browser);
  const compared = (full, empty) =>
    `${summary(full)}; the same day with nothing in it ${summary(empty)}, ratio ${(median(full) / median(empty)).toFixed(1)}`;
  const [fullAnswer, emptyAnswer] = [await answer(page, plan.full), await answer(page, plan.empty)];
  say(`${size}, from the answer to painted: ${compared(fullAnswer, emptyAnswer)} (aim 800 ms)`);
  await page.goto(path(plan.full));
  await settled(page);
  const fullReload = await navigation(page, plan.full);
  await page.goto(path(plan.empty));
  await settled(page);
  const emptyReload = await navigation(page, plan.empty);
  const ratio = (median(fullReload) / median(bare)).toFixed(1);
  say(
    `${size}, from a reload to painted: ${compared(fullReload, emptyReload)}; a page with one word ${summary(bare)}, ratio ${ratio}`,
  );
  const api = await colleague();
  await page.goto(path(plan.full));
  await settled(page);
  const inFull = await updates(page, api, plan.last);
  await page.goto(path(plan.one));
  await settled(page);
  const alone = await updates(page, api, plan.alone);
  say(
    `One of ${size} moved by somebody else, from the message to painted: ${summary(inFull)}; the only one of its day ${summary(alone)}, ratio ${(median(inFull) / median(alone)).toFixed(1)} (aim 100 ms)`,
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path(plan.wide));
  await settled(page);
  const { frames, filled, drawn, columns: all } = await scroll(page);
  const slow = frames.filter((ms) => ms > 50);
  say(
    `${all} doctors with ${plan.wide.appointments.toLocaleString('en')} appointments, scrolled from end to end: ${frames.length} frames, median ${median(frames).toFixed(0)} ms, ${slow.length} of them over 50 ms (at most ${most(frames).toFixed(0)}); at most ${filled} columns and ${drawn} appointments in the page at once`,
  );
} finally {
  await browser.close();
}
