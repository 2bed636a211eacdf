import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { between } from './between';
import { AT_HOME, appointments, type Person, PHONE, shot, signIn, signInByForm, visitors } from './browser';
import { now } from './clock';
import { leftovers } from './leftovers';

const clerk = visitors();
/** Somebody whose browser keeps the app, and what was seen in it. */
const offliner = (options = {}) => clerk({ serviceWorkers: 'allow', ...options });

const rows = ({ page }: Person) => page.locator('[data-row]');
const offline = ({ page }: Person) => page.locator('[data-offline]');
const search = ({ page }: Person) => new URL(page.url()).search;

/** The app's own files are kept, and what was seen has been written down. */
async function ready(who: Person, entries = 3): Promise<void> {
  await who.page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(async () => (await leftovers(who)).entries, { timeout: 15_000 }).toBeGreaterThan(entries);
}

/** A weekday near today, on which the demonstration's hospital works. */
function workday(): string {
  const day = new Date(now());
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** Signs in on a device of one's own, and sees a full day. */
async function day(who: Person): Promise<void> {
  await signInByForm(who, `/day?date=${workday()}`, AT_HOME);
  await appointments(who).first().waitFor();
}

/** What this device keeps is opened with the password. */
async function unlock({ page }: Person, password = AT_HOME.password): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

describe('signing in', () => {
  test('a wrong password is said beside the field; the right one brings the page that was asked for', async () => {
    const anna = await clerk();
    anna.complaints.expect('401 /auth/login');
    const { page } = anna;
    await page.goto(`list?date=${workday()}&within=day`);
    await page.getByLabel('E-mail').fill('user@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('E-mail and password do not match').first().waitFor();
    await shot(page, 'sign-in-refused');
    await page.getByLabel('Password', { exact: true }).fill('password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await rows(anna).first().waitFor();
    expect(search(anna)).toContain('within=day');
  });

  test('14.3.1: a reload keeps the session and the view; signing out ends it in every tab and leaves nothing', async () => {
    const anna = await offliner();
    // What a page was asking for when its session ended.
    anna.complaints.expect('401 /doctors', '401 /departments', '401 /schedules', '401 /availability');
    const { page, context } = anna;
    await day(anna);
    await ready(anna);
    await page.reload();
    await appointments(anna).first().waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('[data-appointment]').first().waitFor();
    await other.locator('[data-live=live]').waitFor();

    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await other.getByLabel('E-mail').waitFor();
    await expect.poll(async () => (await leftovers(anna)).entries).toBe(0);
    await page.goto('day');
    await page.getByLabel('E-mail').waitFor();
  });

  test('a link that would lead out of the app does not', async () => {
    const anna = await clerk();
    await signInByForm(anna, '/sign-in?to=//example.org/');
    await anna.page.getByRole('link', { name: 'Week' }).waitFor();
    expect(new URL(anna.page.url()).hostname).not.toContain('example');
  });
});

describe('the list', () => {
  test('finds, sorts and pages; what is filtered is saved as a table', async () => {
    const anna = await clerk();
    const { page } = anna;
    await signIn(anna, `/list?date=${workday()}`);
    await rows(anna).first().waitFor();
    await page.getByRole('button', { name: 'Patient', exact: true }).click();
    await expect.poll(() => search(anna)).toContain('sort=patient');
    await expect
      .poll(async () => {
        const names = await rows(anna).allTextContents();
        return names.length > 1 && (names[0] ?? '').localeCompare(names.at(-1) ?? '') <= 0;
      })
      .toBe(true);
    const first = await rows(anna).first().getAttribute('data-row');
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText(/^51–/).waitFor();
    await expect.poll(() => rows(anna).first().getAttribute('data-row')).not.toBe(first);

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as a table (CSV)' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^appointments-week-.*\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
    expect(lines.length).toBeGreaterThan(2);
  });

  test('on a phone it is cards, and one opens from below', async () => {
    const anna = await clerk({ viewport: PHONE, hasTouch: true, isMobile: true });
    await signIn(anna, `/list?date=${workday()}`);
    await rows(anna).first().tap();
    await anna.page.locator('[data-panel]').waitFor();
    expect(await anna.page.locator('table').count()).toBe(0);
    const wide = await anna.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await shot(anna.page, 'list-phone');
  });
});

describe('the month', () => {
  test('walks by keyboard and opens a day', async () => {
    const anna = await clerk();
    const { page } = anna;
    await signIn(anna, '/month?date=2026-11-12');
    await page.locator('[data-day="2026-11-12"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.locator('[data-day="2026-11-18"]:focus').waitFor();
    await shot(page, 'month');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/day\?.*date=2026-11-18/);
  });
});

describe('without a connection', () => {
  test('what is on the screen stays, read only, with its age; a form keeps its text; it catches up by itself', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await day(anna);
    await page.getByRole('button', { name: 'New appointment' }).first().click();
    await page.getByLabel('Reason').fill('Second opinion');
    await context.setOffline(true);
    await offline(anna)
      .getByText(/Read-only, as of /)
      .waitFor();
    await page.getByText('Not saved: no connection.').waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('Second opinion');
    expect(await page.getByRole('button', { name: 'Book', exact: true }).isDisabled()).toBe(true);
    await shot(page, 'offline-form');
    await context.setOffline(false);
    await offline(anna).waitFor({ state: 'detached', timeout: 20_000 });
    expect(await page.getByLabel('Reason').inputValue()).toBe('Second opinion');
    await page.locator('[data-live=live]').waitFor({ timeout: 20_000 });
  });

  test('14.3.3: the app opens, asks for the password and shows the day last seen; then it goes on by itself', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await day(anna);
    const count = await appointments(anna).count();
    await ready(anna);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Enter your password to read what this device has kept.').waitFor();
    await shot(page, 'offline-locked');
    await unlock(anna, 'not the password');
    await page.getByText('That is not the password you signed in with. 4 attempts left.').waitFor();
    await unlock(anna);
    await appointments(anna).first().waitFor();
    await expect.poll(() => appointments(anna).count()).toBe(count);
    await offline(anna)
      .getByText(/Read-only, as of /)
      .waitFor();
    expect(await page.getByRole('button', { name: 'New appointment' }).count()).toBe(0);
    await shot(page, 'offline-day');
    await context.setOffline(false);
    await offline(anna).waitFor({ state: 'detached', timeout: 20_000 });
    await page.getByRole('button', { name: 'New appointment' }).first().waitFor();
  });

  test('14.3.3: five wrong passwords delete what was kept', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await day(anna);
    await ready(anna);
    await context.setOffline(true);
    await page.reload();
    for (const left of ['4 attempts', '3 attempts', '2 attempts', '1 attempt']) {
      await unlock(anna, 'not the password');
      await page.getByText(`${left} left`).waitFor();
    }
    await unlock(anna, 'not the password');
    await page.getByText('What this device had kept has been deleted.').waitFor();
    expect((await leftovers(anna)).entries).toBe(0);
    await shot(page, 'offline-deleted');
    await context.setOffline(false);
    await appointments(anna).first().waitFor({ timeout: 20_000 });
  });

  test('14.3.3: on a device that nobody called their own nothing is kept, and what is on the screen stays', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await signInByForm(anna, `/day?date=${workday()}`);
    await appointments(anna).first().waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    // What was seen would be written now, and not in a while.
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect((await leftovers(anna)).entries).toBe(0);
    await context.setOffline(true);
    await offline(anna).waitFor();
    expect(await appointments(anna).count()).toBeGreaterThan(0);
    await page.reload();
    await page.getByText('The server cannot be reached').waitFor();
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
  });

  test('after signing out nothing can be read, and the server hears of it before anybody is let in', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await day(anna);
    await ready(anna);
    await context.setOffline(true);
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    expect((await leftovers(anna)).entries).toBe(0);
    await page.goto('day').catch(() => undefined);
    await expect.poll(() => page.getByText('The server cannot be reached').count()).toBe(1);
    expect(await appointments(anna).count()).toBe(0);
    await context.setOffline(false);
    await page.getByLabel('E-mail').waitFor({ timeout: 20_000 });
  });

  test('half an hour away is too long: the app opens, and shows nobody', async () => {
    const anna = await offliner();
    const { page, context } = anna;
    await day(anna);
    await ready(anna);
    await context.setOffline(true);
    await page.clock.install({ time: now() + 31 * 60_000 });
    await page.reload();
    await page.getByText('The server cannot be reached').waitFor();
    expect(await appointments(anna).count()).toBe(0);
    expect((await leftovers(anna)).entries).toBe(0);
  });
});

test('the caches hold the app’s own files and nothing that the server says about anybody', async () => {
  const anna = await offliner();
  await day(anna);
  await ready(anna);
  const { cached } = await leftovers(anna);
  expect(cached.some((path) => path.endsWith('/index.html'))).toBe(true);
  expect(cached.filter((path) => /\/(api|ws)(\/|$)/.test(path))).toEqual([]);
  const manifest = await anna.page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link?.href ?? '')).json();
  });
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
});

test('a new version waits behind a strip until somebody takes it', async () => {
  let version = 1;
  const way = await between((path, text) =>
    path.endsWith('/sw.js') ? `${text}\n// version ${version}` : text,
  );
  try {
    const anna = await offliner({ baseURL: way.url });
    const { page } = anna;
    await signIn(anna, `/day?date=${workday()}`);
    await appointments(anna).first().waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const strip = page.getByText('A new version is available.');
    expect(await strip.count()).toBe(0);
    version = 2;
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
    await strip.waitFor();
    await page.evaluate(() => document.body.setAttribute('data-old', ''));
    await shot(page, 'update');
    await page.getByRole('button', { name: 'Reload now' }).click();
    await page.waitForFunction(() => document.body && !document.body.hasAttribute('data-old'));
    await appointments(anna).first().waitFor();
    expect(await strip.count()).toBe(0);
    const waiting = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    expect(waiting).toBe(false);
  } finally {
    await way.close();
  }
});
