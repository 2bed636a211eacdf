import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, shot, signIn, visitors } from './browser';
import { departments, workday } from './hospital';
import { barriers, looks } from './looks';

const anybody = visitors();

afterAll(closeBrowser);

describe.each(looks)('on a %s, %s', (size, colorScheme, viewport) => {
  const phone = size === 'phone';
  const as = () => anybody({ viewport, colorScheme, hasTouch: phone, isMobile: phone });

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
  });
});
