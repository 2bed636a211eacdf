import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as driver,
  type Page,
} from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { live } from './clock';
import { Complaints } from './complaints';

export const BASE_URL = process.env.HOSPITAL_URL ?? process.env.BASE_URL ?? 'http://127.0.0.1:8080';
const SHOTS = 'target/screenshots';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Who has an account in every demonstration. */
export const USER = { email: 'user@example.com', password: 'password' };
export const ADMIN = { email: 'admin@example.com', password: 'password' };

let browser: Promise<Browser> | undefined;

/** The npm package carries a headless Chromium; `CHROMIUM_PATH` names another. */
const way = async () => ({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
    '--font-render-hinting=none',
  ],
  headless: true,
});

/** One browser for all stories of a project; it ends with the process. */
async function launched(): Promise<Browser> {
  browser ??= way().then((options) => driver.launch(options));
  return browser;
}

/** A browser of its own that keeps what it knows in `home`, and whose port other tools find there. */
export async function launchedAt(home: string): Promise<BrowserContext> {
  const { args, ...options } = await way();
  const context = await driver.launchPersistentContext(home, {
    ...options,
    args: [...args, '--remote-debugging-port=0'],
    baseURL: BASE_URL,
    viewport: DESK,
    locale: 'en-GB',
  });
  await live(context);
  return context;
}

/** A person at a browser of their own. Whatever its pages complain about is kept and fails the story. */
export interface Person {
  page: Page;
  context: BrowserContext;
  complaints: Complaints;
}

async function person(options: BrowserContextOptions = {}): Promise<Person> {
  const context = await (await launched()).newContext({
    baseURL: BASE_URL,
    viewport: DESK,
    locale: 'en-GB',
    // It would fetch the whole app behind each story's back; those that are about it allow it.
    serviceWorkers: 'block',
    ...options,
  });
  // The stories also run on machines that are busy with the rest of the build.
  context.setDefaultTimeout(60_000);
  await live(context);
  const complaints = await Complaints.of(context);
  return { page: await context.newPage(), context, complaints };
}

/** The user of every demonstration, at a device of their own. */
export const AT_HOME = { ...USER, ownDevice: true };

const relative = (path: string) => path.replace(/^\//, '');

/** Lets somebody in without the form: with the server's cookie, and the app's own note that somebody came here. */
export async function signIn(
  { page }: Pick<Person, 'page'>,
  path = '/day',
  { email, password } = USER,
): Promise<void> {
  const context = page.context();
  const answer = await context.request.post('api/auth/login', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} is not let in: ${answer.status()} ${await answer.text()}`);
  const root = new URL('..', answer.url()).pathname.replace(/\/api\/$/, '');
  await context.addInitScript((came) => {
    // Once: whoever signs out stays out.
    if (location.protocol === 'about:' || localStorage.getItem(`${came}:told`)) return;
    localStorage.setItem(`${came}:told`, 'yes');
    localStorage.setItem(came, 'yes');
  }, `hospital-scheduling:${root}:came`);
  await page.goto(relative(path));
}

/** Signs in as people do, on the way to a page; on a device of their own it keeps what they see. */
export async function signInByForm(
  { page }: Pick<Person, 'page'>,
  path = '/day',
  { email, password, ownDevice }: { email: string; password: string; ownDevice?: boolean } = USER,
): Promise<void> {
  await page.goto(relative(path));
  // In whatever language.
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  if (ownDevice) await page.locator('input[name=ownDevice]').check();
  await page.locator('form:has(input[name=password]) button[type=submit]').click();
}

/** Lets people in for one story after another, sends them home, and fails the story that a page complained about. */
export function visitors(): typeof person {
  let people: Person[] = [];
  beforeEach(() => {
    people = [];
  });
  afterEach(async () => {
    const complaints = people.flatMap((someone) => someone.complaints.found);
    for (const someone of people) await someone.context.close();
    expect(complaints).toEqual([]);
  });
  return async (options) => {
    const someone = await person(options);
    people.push(someone);
    return someone;
  };
}

export const appointments = ({ page }: Person) => page.locator('[data-appointment]');

/** Until what is coming in, going out or changing its colour has done so: nothing is judged half way. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // What was changed just now begins to move with the next frame, and what ends may begin something.
    for (let quiet = 0; quiet < 2; quiet = moving().length > 0 ? 0 : quiet + 1) {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      await frame();
    }
    await document.fonts.ready;
  });
}

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
