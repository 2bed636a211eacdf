import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, DESK, PHONE, person, shot, signIn } from './browser';
import { departments, workday } from './hospital';

afterAll(closeBrowser);

const looks = [
  ['desk', 'light', DESK],
  ['desk', 'dark', DESK],
  ['phone', 'light', PHONE],
  ['phone', 'dark', PHONE],
] as const;

/** What axe finds at the levels that the product promises (WCAG 2.2 AA). */
async function barriers(page: Parameters<typeof shot>[0]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}`))
    .slice(0, 5);
}

describe.each(looks)('on a %s, %s', (size, colorScheme, viewport) => {
  const phone = size === 'phone';
  const as = () => person({ viewport, colorScheme, hasTouch: phone, isMobile: phone });

  test('the day is readable by everybody', async () => {
    const [one, two] = await departments(workday());
    const anna = await as();
    await signIn(anna, `/day?date=${workday()}&department=${one},${two}`);
    await anna.page.locator('[data-appointment]').first().waitFor();
    await anna.page.locator('[data-live=live]').waitFor();
    await shot(anna.page, `day-${size}-${colorScheme}`);
    expect(await barriers(anna.page)).toEqual([]);
    await anna.page.locator('[data-appointment][data-status=booked]').first().click();
    await anna.page.locator('[data-panel]').waitFor();
    await anna.page.waitForTimeout(300);
    await shot(anna.page, `details-${size}-${colorScheme}`);
    expect(await barriers(anna.page)).toEqual([]);
    expect(anna.complaints).toEqual([]);
    await anna.context.close();
  });

  test('so is a department’s week, and a new appointment', async () => {
    const [department] = await departments(workday());
    const anna = await as();
    await signIn(anna, `/week?date=${workday()}&department=${department}`);
    await anna.page.locator('[data-appointment]').first().waitFor();
    await shot(anna.page, `week-${size}-${colorScheme}`);
    expect(await barriers(anna.page)).toEqual([]);
    await anna.page.getByRole('button', { name: 'New appointment' }).click();
    await anna.page.getByRole('complementary', { name: 'New appointment' }).waitFor();
    await anna.page.waitForTimeout(300);
    await shot(anna.page, `booking-${size}-${colorScheme}`);
    expect(await barriers(anna.page)).toEqual([]);
    expect(anna.complaints).toEqual([]);
    await anna.context.close();
  });
});
