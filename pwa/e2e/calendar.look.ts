import { describe, expect, test } from 'vitest';
import { type Person, shot, signIn, visitors } from './browser';
import { departments, workday } from './hospital';
import { barriers, inEach, looks } from './looks';

const anybody = visitors();

describe.each(looks)('on a %s, %s', (size, schemes, how) => {
  const judged = async ({ page }: Person, name: string) => {
    const found: Record<string, string[]> = {};
    await inEach(page, schemes, async (scheme) => {
      await shot(page, `${name}-${size}-${scheme}`);
      const faults = await barriers(page);
      if (faults.length > 0) found[scheme] = faults;
    });
    expect(found).toEqual({});
  };

  test('the day is readable by everybody', async () => {
    const [one, two] = await departments(workday());
    const anna = await anybody(how);
    await signIn(anna, `/day?date=${workday()}&department=${one},${two}`);
    await anna.page.locator('[data-appointment]').first().waitFor();
    await anna.page.locator('[data-live=live]').waitFor();
    await judged(anna, 'day');
    await anna.page.locator('[data-appointment][data-status=booked]').first().click();
    await anna.page.locator('[data-panel]').waitFor();
    await judged(anna, 'details');
  });

  test('so is a department’s week, and a new appointment', async () => {
    const [department] = await departments(workday());
    const anna = await anybody(how);
    await signIn(anna, `/week?date=${workday()}&department=${department}`);
    await anna.page.locator('[data-appointment]').first().waitFor();
    await judged(anna, 'week');
    await anna.page.getByRole('button', { name: 'New appointment' }).click();
    await anna.page.getByRole('complementary', { name: 'New appointment' }).waitFor();
    await judged(anna, 'booking');
  });
});
