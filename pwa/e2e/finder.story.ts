import { describe, expect, test } from 'vitest';
import { type Person, shot, signIn, visitors } from './browser';
import { now } from './clock';

const clerk = visitors();

/** Counts presses and keys from now on, as the page gets them. */
async function counted({ page }: Person): Promise<() => Promise<{ clicks: number; keys: number }>> {
  const counts = await page.evaluateHandle(() => {
    const counts = { clicks: 0, keys: 0 };
    addEventListener('pointerdown', () => counts.clicks++, true);
    addEventListener('keydown', () => counts.keys++, true);
    return counts;
  });
  return () => counts.jsonValue();
}

const panel = ({ page }: Person) => page.getByRole('complementary', { name: 'New appointment' });
const free = (who: Person) =>
  panel(who)
    .getByRole('region', { name: 'Free times' })
    .getByRole('button', { name: /\d\d:\d\d, Dr/ });

const DAY = 86_400_000;

/** The first free times are there, and all of next week or later. */
async function nextWeeks(who: Person): Promise<void> {
  const weekday = (new Date(now()).getUTCDay() + 6) % 7;
  const monday = new Date(now() + (7 - weekday) * DAY).toISOString().slice(0, 10);
  const first = async () => ((await free(who).first().getAttribute('data-slot')) ?? '').slice(0, 10);
  await expect.poll(async () => (await first()) >= monday).toBe(true);
}

describe('the first free cardiologist next week', () => {
  test('is five clicks away', async () => {
    const anna = await clerk();
    await signIn(anna);
    await anna.page.getByRole('button', { name: 'New appointment' }).waitFor();
    const count = await counted(anna);
    await anna.page.getByRole('button', { name: 'New appointment' }).click();
    await panel(anna).getByLabel('Doctor or department').click();
    await panel(anna).getByRole('option', { name: 'Cardiology any doctor' }).click();
    await panel(anna).getByRole('button', { name: 'From next week' }).click();
    await nextWeeks(anna);
    await shot(anna.page, 'finder');
    await free(anna).first().click();
    await panel(anna)
      .getByText(/ with Dr/)
      .waitFor();
    expect((await count()).clicks).toBeLessThanOrEqual(5);
    // The calendar has followed, and shows where it would stand and what else is free.
    await anna.page.locator('[data-ghost=draft]').waitFor();
    expect(await anna.page.locator('[data-offered]').count()).toBeGreaterThan(0);
    await shot(anna.page, 'finder-chosen');
  });

  test('is at most 25 keys away, with the keyboard alone', async () => {
    const anna = await clerk();
    const { page } = anna;
    await signIn(anna);
    await page.getByRole('button', { name: 'New appointment' }).waitFor();
    const count = await counted(anna);
    await page.keyboard.press('n');
    await panel(anna).getByLabel('Patient').waitFor();
    const upTo = async (label: string) => {
      for (let tabs = 0; tabs < 8; tabs += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const focused = document.activeElement;
          if (focused instanceof HTMLInputElement) return focused.labels?.[0]?.textContent ?? '';
          return focused?.textContent ?? '';
        });
        if (at === label) return;
      }
      throw new Error(`The keyboard does not come to ${label}`);
    };
    await upTo('Doctor or department');
    await page.keyboard.type('card');
    await page.keyboard.press('Enter');
    await free(anna).first().waitFor();
    await upTo('From next week');
    await page.keyboard.press('Enter');
    await nextWeeks(anna);
    for (let tabs = 0; tabs < 8 && !(await page.locator('[data-slot]:focus').count()); tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel(anna)
      .getByText(/ with Dr/)
      .waitFor();
    expect((await count()).keys).toBeLessThanOrEqual(25);
  });
});
