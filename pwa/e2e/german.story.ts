import { describe, expect, test } from 'vitest';
import { DESK, type Person, PHONE, shot, signIn, still, visitors } from './browser';
import { departments, workday } from './hospital';
import { barriers } from './looks';

const anybody = visitors();
const WEEKDAY = /^(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), \d+\. \p{L}+$/u;

const heading = ({ page }: Person) => page.getByRole('heading', { level: 1 });
const language = ({ page }: Person) => page.evaluate(() => document.documentElement.lang);

async function enter({ page }: Person, email: string): Promise<void> {
  await page.getByLabel('E-Mail').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill('password');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

describe('in German', () => {
  test('a clerk changes the language where they sign in, and it stays until they change it back', async () => {
    const anna = await anybody({ viewport: DESK });
    const { page } = anna;
    await page.goto('day');
    await page.getByLabel('E-mail').fill('user@example');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await page.getByLabel('E-Mail').inputValue()).toBe('user@example');
    await enter(anna, 'user@example.com');
    await page.getByRole('button', { name: 'Neuer Termin' }).waitFor();
    expect(await heading(anna).textContent()).toMatch(WEEKDAY);
    await page.reload();
    await page.getByRole('button', { name: 'Neuer Termin' }).waitFor();
    expect(await heading(anna).textContent()).toMatch(WEEKDAY);
    expect(await language(anna)).toBe('de');

    await page.getByRole('button', { name: /^Konto von / }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'New appointment' }).waitFor();
    expect(await heading(anna).textContent()).toMatch(/^\w+day, \d+ \w+$/);
    expect(await language(anna)).toBe('en');
  });

  test('what a form holds stays when the language changes above it', async () => {
    const anna = await anybody({ viewport: DESK });
    const { page } = anna;
    await signIn(anna);
    await page.getByRole('button', { name: 'New appointment' }).click();
    const reason = page.getByLabel('Reason');
    await reason.fill('follow-up');
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('complementary', { name: 'Neuer Termin' }).waitFor();
    expect(await page.getByLabel('Grund').inputValue()).toBe('follow-up');
  });

  test('a browser that asks for German is answered in German', async () => {
    const anna = await anybody({ viewport: DESK, locale: 'de-AT' });
    await anna.page.goto('sign-in');
    await anna.page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await language(anna)).toBe('de');
  });

  test('the language can be changed without a connection, too', async () => {
    const anna = await anybody({ serviceWorkers: 'allow' });
    const { page, context } = anna;
    await signIn(anna);
    await page.getByRole('button', { name: 'New appointment' }).waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Heute' }).waitFor();
    expect(await heading(anna).textContent()).toMatch(WEEKDAY);
  });

  test.each([
    ['desk', DESK],
    ['phone', PHONE],
  ] as const)('nothing is cut off or in the way, on a %s', async (size, viewport) => {
    const phone = size === 'phone';
    const anna = await anybody({ viewport, locale: 'de-DE', hasTouch: phone, isMobile: phone });
    const { page } = anna;
    const found: Record<string, string[]> = {};
    const look = async (name: string, selector: string) => {
      await page.locator(selector).first().waitFor();
      await still(page);
      await shot(page, `german-${name}-${size}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      const faults = [...(await barriers(page)), ...(wide ? ['wider than the screen'] : [])];
      if (faults.length > 0) found[name] = faults;
    };
    await page.goto('sign-in');
    await look('sign-in', 'form');
    await enter(anna, 'admin@example.com');
    await page.getByRole('button', { name: /^Konto von / }).waitFor();
    const [department] = await departments(workday());
    await page.goto(`day?date=${workday()}&department=${department}`);
    await page.locator('[data-appointment][data-status=booked]').first().click();
    await look('day', 'aside, [role=complementary]');
    await page.goto('waitlist');
    await look('waitlist', 'main h2, main table, main ul');
    await page.goto('admin/statistics');
    await look('statistics', '[data-chart], main table');
    await page.goto('admin/overbooking');
    await look('policy', 'main form');
    expect(found).toEqual({});
  });
});
