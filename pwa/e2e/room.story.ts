import { describe, expect, test } from 'vitest';
import { appointments, type Person, PHONE, shot, signIn, still, visitors } from './browser';
import { departments, doctors, workday } from './hospital';
import { barriers } from './looks';
import { newcomer } from './newcomer';

const anybody = visitors();
const busiest = async () => (await departments(workday()))[0] ?? '';

/** What of the bar cannot be seen without scrolling it, and what lies beyond its edge. */
const cut = ({ page }: Person) =>
  page.evaluate(() => {
    const edge = document.querySelector('header')?.getBoundingClientRect().right ?? 0;
    const parts = [...document.querySelectorAll('header :is(button, a, input)')];
    const scrolled = [...document.querySelectorAll('header .overflow-x-auto')];
    return [
      ...parts
        .filter((part) => part.getBoundingClientRect().right > edge)
        .map(({ textContent }) => textContent),
      ...scrolled.filter((part) => part.scrollWidth > part.clientWidth).map(() => 'it scrolls'),
    ];
  });

test.each([[1366, 768, 'en-GB', 'Find in this view']])(
  'at %i pixels nothing of the bar is cut, also while somebody searches',
  async (width, height, locale, find) => {
    const anna = await anybody({ viewport: { width, height }, locale });
    const found: Record<string, string[]> = {};
    for (const view of ['day', 'week', 'list']) {
      await signIn(anna, `/${view}?date=${workday()}&department=${await busiest()}`);
      await anna.page.locator('[data-appointment], [data-row]').first().waitFor();
      await anna.page.keyboard.press('/');
      await anna.page.keyboard.type('zz');
      await still(anna.page);
      const field = anna.page.locator('header input[type=search]:focus');
      expect(await field.getAttribute('aria-label')).toContain(find);
      const parts = await cut(anna);
      if (parts.length > 0) found[view] = parts.map(String);
    }
    expect(found).toEqual({});
  },
);

describe('by keys', () => {
  test('one link leads to the appointments, and letters to views, dates and back', async () => {
    const anna = await anybody();
    const { page } = anna;
    const at = (path: string) => expect.poll(() => page.url()).toContain(path);
    await signIn(anna, `/day?date=${workday()}&department=${await busiest()}`);
    await appointments(anna).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(
      await page.evaluate(() => document.activeElement?.matches('main [data-appointment], main [data-free]')),
    ).toBe(true);
    await page.keyboard.press('w');
    await at('/week');
    await page.keyboard.press('m');
    await at('/month');
    await page.keyboard.press('l');
    await at('/list');
    await page.keyboard.press('d');
    await at('/day');
    await page.keyboard.press('t');
    await expect.poll(() => new URL(page.url()).searchParams.get('date')).toBe(null);
    await page.keyboard.press('g');
    const month = page.getByRole('dialog', { name: 'Choose a date' });
    await month
      .getByRole('button', { name: /\d appointments/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('date')).not.toBe(null);
  });

  test('a card says what a block has no room for, and Shift F10 opens its menu', async () => {
    const anna = await anybody();
    const { page } = anna;
    await signIn(anna, `/day?date=${workday()}&department=${await busiest()}`);
    const block = page.locator('[data-appointment][data-status=booked]').first();
    await block.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    const card = page.getByRole('tooltip');
    await card.getByText(/MRN/).waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });

    await block.focus();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitem', { name: 'Open' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'menu');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await block.click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Cancel appointment…' }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  });
});

test('colours say the status, with a legend, and the whole day is on the screen, also after a reload', async () => {
  const anna = await anybody();
  const { page } = anna;
  await signIn(anna, `/day?date=${workday()}&department=${await busiest()}`);
  await appointments(anna).first().waitFor();
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Status' }).check({ force: true });
  await page.getByRole('radio', { name: 'Fit the day on the screen' }).check({ force: true });
  await page.keyboard.press('Escape');
  const legend = page.getByRole('list', { name: 'Colours' });
  await legend.getByText('Booked').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await legend.getByText('Booked').waitFor();
  const grid = page.locator('main [role=group]').locator('..').locator('..');
  await expect.poll(() => grid.evaluate((all) => all.scrollHeight - all.clientHeight)).toBeLessThanOrEqual(0);
});

test('on a phone Back closes what lies over the page, and the page stays', async () => {
  const anna = await anybody({ viewport: PHONE, hasTouch: true, isMobile: true });
  const { page } = anna;
  await signIn(anna, `/day?department=${await busiest()}`);
  await page.getByRole('navigation', { name: 'Main' }).getByText('Waiting list').waitFor();
  await page.goto(`day?date=${workday()}&department=${await busiest()}`);
  const day = page.url();
  await appointments(anna).first().tap();
  const details = page.getByRole('complementary', { name: 'Appointment', exact: true });
  await details.waitFor();
  await page.goBack();
  await details.waitFor({ state: 'detached' });
  expect(page.url()).toBe(day);

  await page.getByRole('button', { name: 'New appointment' }).tap();
  const booking = page.getByRole('complementary', { name: 'New appointment' });
  await booking.waitFor();
  await page.goBack();
  await booking.waitFor({ state: 'detached' });
  expect(page.url()).toBe(day);

  // Closed by its own button it leaves no step behind.
  await appointments(anna).first().tap();
  await details.getByRole('button', { name: 'Close' }).tap();
  await details.waitFor({ state: 'detached' });
  await expect.poll(() => page.url()).toBe(day);
  await page.goBack();
  expect(new URL(page.url()).searchParams.get('date')).toBe(null);
});

test('a doctor’s week is their own at once, and what is others’ is no filter', async () => {
  const [own] = await doctors();
  const anna = await anybody();
  const { page } = anna;
  await signIn(anna, '/week', await newcomer({ role: 'DOCTOR', practitionerId: own?.id }));
  await page.getByRole('group', { name: /^Appointments in the week/ }).waitFor();
  await page.getByRole('button', { name: 'Filters' }).click();
  const filters = page.getByRole('dialog', { name: 'Filters' });
  await filters.getByRole('heading', { name: 'Status' }).waitFor();
  expect(await filters.getByRole('heading').allTextContents()).toEqual(['Status']);
});
