import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_HOME, appointments, type Person, shot, signIn, signInByForm, visitors } from './browser';
import { now } from './clock';
import { type Booked, book, booked, dayLink, room, tidy, workday } from './hospital';
import { leftovers } from './leftovers';

const MINUTE = 60_000;
const clerk = visitors();
let made: Booked[] = [];

beforeEach(() => {
  made = [];
});

afterEach(() => tidy(...made));

const block = ({ page }: Person, item: Booked) => page.locator(`[data-appointment="${item.id}"]`);

test('the network goes away in the middle of a save: nothing is saved, nothing is lost, and what was meant is decided when it is back', async () => {
  const { doctorId, start } = await room(3);
  const anchor = await book(doctorId, start, 30);
  made.push(anchor);
  const anna = await clerk();
  const { page, context } = anna;
  const keys: (string | undefined)[] = [];
  await page.route(/\/api\/schedules$/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await context.setOffline(true);
    return route.abort('internetdisconnected');
  });
  await signIn(anna, await dayLink(anchor));
  await page.locator('[data-live=live]').waitFor();
  // Whatever comes back later comes to this very page.
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  const box = await block(anna, anchor).boundingBox();
  if (!box) throw new Error('not on the screen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 1.5 + 4);
  const panel = page.getByRole('complementary', { name: 'New appointment' });
  const name = `Away${now().toString(36)}, Ada`;
  await panel.getByLabel('Patient').fill(name);
  await page.getByRole('option', { name: /New patient “/ }).click();
  await panel.getByLabel('MRN').fill(`E2E-A-${now().toString(36)}`);
  await panel.getByLabel('Reason').fill('Second opinion');
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  await panel.getByText(/^Not saved: no connection/).waitFor();
  await shot(page, 'away-not-saved');
  expect(await panel.getByLabel('Reason').inputValue()).toBe('Second opinion');
  expect(await page.getByText('booked at').count()).toBe(0);

  // Meanwhile somebody else takes that hour.
  const theirs = await book(doctorId, start + 30 * MINUTE, 30);
  made.push(theirs);
  expect(await block(anna, theirs).count()).toBe(0);
  anna.complaints.expect('409 /schedules');
  await context.setOffline(false);
  await panel.getByText(/^You are back online/).waitFor();
  await block(anna, theirs).waitFor();
  await expect.poll(() => page.locator('[data-same-page]').count()).toBe(1);
  await shot(page, 'away-back');

  await panel.getByRole('button', { name: 'Send now' }).click();
  await panel.getByRole('alert').getByText('is busy').waitFor();
  await shot(page, 'away-refused');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
  expect(await panel.getByLabel('Reason').inputValue()).toBe('Second opinion');
  expect(await panel.getByText(/not saved/i).count()).toBe(0);
  await panel
    .getByRole('alert')
    .getByRole('button', { name: /^(?!Dr).*\d\d:\d\d/ })
    .first()
    .click();
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByRole('heading', { name }).waitFor();
  expect(keys[2]).not.toBe(keys[0]);
  const found = (await booked(doctorId, start, start + 14 * 24 * 60 * MINUTE)).filter(
    (item) => item.patient?.name === name,
  );
  made.push(...found);
  expect(found.map(({ reason }) => reason)).toEqual(['Second opinion']);
});

test('a screen that is left alone without a connection shows nobody after half an hour', async () => {
  const anna = await clerk({ serviceWorkers: 'allow' });
  const { page, context } = anna;
  await page.clock.install({ time: now() });
  await signInByForm(anna, `/day?date=${workday()}`, AT_HOME);
  await appointments(anna).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(async () => (await leftovers(anna)).entries, { timeout: 15_000 }).toBeGreaterThan(3);
  await context.setOffline(true);
  await page.locator('[data-offline]').waitFor();
  await page.clock.fastForward('29:00');
  await expect.poll(() => appointments(anna).count()).toBeGreaterThan(0);
  await page.clock.fastForward('02:00');
  await expect.poll(() => appointments(anna).count()).toBe(0);
  await expect.poll(async () => (await leftovers(anna)).entries).toBe(0);
});
