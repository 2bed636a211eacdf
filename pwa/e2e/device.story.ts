import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchedAt, shot, signInByForm, USER } from './browser';
import { now } from './clock';
import { dayLink, workday } from './hospital';
import { leftovers } from './leftovers';
import { asUser, newcomer } from './newcomer';
import { ciphertexts, foundIn, keysSeen, watchKeys } from './profile';

const HOUR = 3_600_000;

/** A device with one browser, whose profile lies on the disk for anybody who takes it. */
let home: string;
let open: BrowserContext | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'device-'));
});

afterEach(async () => {
  await open?.close();
  open = undefined;
  await rm(home, { recursive: true, force: true });
});

async function browser(): Promise<Page> {
  open = await launchedAt(home);
  await watchKeys(open);
  return open.pages()[0] ?? (await open.newPage());
}

async function closed(): Promise<void> {
  await open?.close();
  open = undefined;
}

interface Shown {
  id: string;
  start: string;
  doctor: { id: string; name: string };
  patient: { name: string; mrn: string };
}

/** Some of the patients of a day. */
async function patients(): Promise<Shown[]> {
  const day = Date.parse(`${workday()}T00:00:00Z`);
  const query = new URLSearchParams({
    from: new Date(day).toISOString(),
    to: new Date(day + 24 * HOUR).toISOString(),
    limit: '200',
  });
  const { items } = await (await asUser(USER))<{ items: Shown[] }>('GET', `/schedules?${query}`);
  return items.filter(({ patient }) => patient);
}

const secretsOf = (all: readonly Shown[]) => [
  ...new Set(all.flatMap(({ patient: { name, mrn } }) => [name, mrn])),
];

/** Sees a day, looks for one patient by name, opens them, and begins to book them again. */
async function work(page: Page, one: Shown): Promise<void> {
  await page.locator('[data-appointment]').first().waitFor();
  await page.getByRole('link', { name: 'List', exact: true }).click();
  await page.locator('[data-row]').first().waitFor();
  await page.getByLabel('Find in this view').fill(one.patient.name);
  await expect.poll(() => page.locator('[data-row]').count()).toBeLessThan(10);
  await page.locator('[data-row]').first().click();
  await page.locator('[data-panel]').waitFor();
  expect(page.url()).not.toMatch(/[?&#]q=/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New appointment' }).first().click();
  await page.getByLabel('Patient').fill(one.patient.mrn);
  await page.getByRole('option', { name: one.patient.name }).first().click();
}

/** What was seen is written down. */
async function written(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(async () => (await leftovers({ page })).entries).toBeGreaterThan(4);
}

async function leave(page: Page): Promise<void> {
  const told = page.waitForResponse((response) => response.url().endsWith('/auth/logout'));
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').waitFor();
  await (await told).finished();
}

describe('14.3.1, 14.3.3: what lies on the disk of a device', () => {
  test('a key and a name that a page has stored and deleted are found there: the eye sees', async () => {
    const page = await browser();
    await page.goto('sign-in');
    await page.evaluate(async () => {
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('store');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const store = opening.result.transaction('store', 'readwrite').objectStore('store');
      store.put({ key, name: 'Controlled, Änne' }, 1);
      await new Promise((resolve) => {
        store.transaction.oncomplete = resolve;
      });
      const clearing = opening.result.transaction('store', 'readwrite');
      clearing.objectStore('store').clear();
      await new Promise((resolve) => {
        clearing.oncomplete = resolve;
      });
    });
    const [key] = await keysSeen(page);
    if (!key) throw new Error('no key was seen');
    await closed();
    expect(await foundIn(home, [key])).not.toEqual([]);
    expect(await foundIn(home, ['Controlled, Änne'])).not.toEqual([]);
  });

  test('on a shared device there is nothing of any patient, while somebody works and after', async () => {
    const all = await patients();
    const [one] = all;
    if (!one) throw new Error('nobody has an appointment');
    const page = await browser();
    await signInByForm({ page }, `/day?date=${workday()}`);
    await work(page, one);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Nothing is encrypted either, so there is nothing that could be opened one day.
    expect((await leftovers({ page })).entries).toBe(0);
    expect(await keysSeen(page)).toEqual([]);
    await closed();
    expect(await foundIn(home, secretsOf(all))).toEqual([]);
    // The session lives on, and what it shows is asked for anew.
    const again = await browser();
    await again.goto(`day?date=${workday()}`);
    await again.locator('[data-appointment]').first().waitFor();
    await closed();
    expect(await foundIn(home, secretsOf(all))).toEqual([]);
  });

  test('on a device of one’s own it is encrypted, and no key of it is there: with a living session, without a connection, after twelve hours', async () => {
    const all = await patients();
    const [one] = all;
    if (!one) throw new Error('nobody has an appointment');
    const owner = await newcomer();
    const secrets: (string | Buffer)[] = [...secretsOf(all), owner.password];
    const nothing = async () => expect(await foundIn(home, secrets)).toEqual([]);

    let page = await browser();
    await signInByForm({ page }, `/day?date=${workday()}`, { ...owner, ownDevice: true });
    await work(page, one);
    await written(page);
    const stored = await ciphertexts(page);
    secrets.push(...(await keysSeen(page)));
    await closed();
    await nothing();
    // The copy is there, and can be read by nobody.
    expect(stored.length).toBeGreaterThan(4);
    expect((await foundIn(home, stored)).length).toBeGreaterThan(0);

    // Online the session opens it, without a word.
    page = await browser();
    await page.goto(await dayLink(one));
    await page.locator('[data-appointment]').first().waitFor();
    await written(page);
    await expect.poll(async () => (await keysSeen(page)).length).toBeGreaterThan(1);
    secrets.push(...(await keysSeen(page)));
    await closed();
    await nothing();

    // Offline the password does.
    page = await browser();
    await open?.setOffline(true);
    await page.goto(`day?date=${workday()}`);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-appointment]').first().waitFor();
    secrets.push(...(await keysSeen(page)));
    await closed();
    await nothing();

    // Twelve hours later nothing does.
    page = await browser();
    await open?.setOffline(true);
    await page.clock.install({ time: now() + 12 * HOUR + 60_000 });
    await page.goto(`day?date=${workday()}`);
    await page.getByText('The server cannot be reached').waitFor();
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
    expect((await leftovers({ page })).entries).toBe(0);
    await closed();
    await nothing();
  });

  test('after signing out even what was encrypted is gone; how the app looks is as it was', async () => {
    const all = await patients();
    const [one] = all;
    if (!one) throw new Error('nobody has an appointment');
    const owner = await newcomer();
    let page = await browser();
    await signInByForm({ page }, `/day?date=${workday()}`, { ...owner, ownDevice: true });
    await work(page, one);
    await written(page);
    const stored = await ciphertexts(page);
    const keys = await keysSeen(page);
    const other = await page.context().newPage();
    await other.goto(`list?date=${workday()}`);
    await other.locator('[data-row]').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Dark mode' }).click();
    await page.keyboard.press('Escape');
    await leave(page);
    await other.getByLabel('E-mail').waitFor();
    for (const each of [page, other]) expect(decodeURIComponent(each.url())).not.toContain('q=');
    // The app can be opened without a connection again.
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
    await shot(page, 'signed-out');
    await closed();
    expect(await foundIn(home, [...secretsOf(all), owner.password, ...keys, ...stored])).toEqual([]);

    page = await browser();
    await page.goto('day');
    await page.getByLabel('E-mail').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });
});
