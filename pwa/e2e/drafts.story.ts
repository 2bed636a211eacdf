import { afterEach, expect, test } from 'vitest';
import { AT_HOME, shot, signInByForm, USER, visitors } from './browser';
import { type Booked, book, dayLink, read, room, tidy } from './hospital';

const clerk = visitors();
let made: Booked[] = [];

afterEach(async () => {
  await tidy(...made);
  made = [];
});

test('14.3.3: what was typed into a form outlives Esc and, on a device of their own, a reload, and is in no storage to be read', async () => {
  const anna = await clerk();
  const { page } = anna;
  await signInByForm(anna, '/day', AT_HOME);
  const form = page.getByRole('complementary', { name: 'New appointment' });
  const reason = form.getByLabel('Reason');
  const open = () => page.getByRole('button', { name: 'New appointment' }).click();
  await open();
  await reason.fill('Typed before the telephone rang');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await open();
  expect(await reason.inputValue()).toBe('Typed before the telephone rang');
  await form.getByText(/^Draft from \d\d:\d\d restored$/).waitFor();
  // Written as soon as the page is hidden.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(1_000);
  await page.reload();
  await open();
  await expect.poll(() => reason.inputValue()).toBe('Typed before the telephone rang');
  await shot(page, 'draft');
  await form.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => reason.inputValue()).toBe('');
});

test('a session that ends in the middle of a form is begun again over the page, and the form goes on', async () => {
  const { doctorId, start } = await room(1);
  const item = await book(doctorId, start, 30);
  made.push(item);
  const anna = await clerk();
  const { page, context } = anna;
  await signInByForm(anna, await dayLink(item));
  await page.locator(`[data-appointment="${item.id}"]`).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const reason = page.getByLabel('Reason');
  await reason.fill('Written while the session ended');
  // Somebody ended it elsewhere: the live connection is closed, and what the app asks next is refused.
  anna.complaints.expect('401 /schedules', '401 /auth', '401 /doctors', '401 /departments');
  await context.request.post('api/auth/logout');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).waitFor();
  await shot(page, 'sign-in-again');
  expect(await reason.isVisible()).toBe(false);
  await dialog.getByLabel('Password', { exact: true }).fill(USER.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await reason.inputValue()).toBe('Written while the session ended');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await reason.waitFor({ state: 'detached' });
  expect((await read(item.id)).reason).toBe('Written while the session ended');
});
