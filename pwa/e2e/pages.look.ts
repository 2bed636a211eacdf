import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, shot, signIn, visitors } from './browser';
import { barriers, looks } from './looks';
import { pages } from './pages';

const anybody = visitors();

afterAll(closeBrowser);

describe.each(looks)('every page, on a %s, %s', (size, colorScheme, viewport) => {
  const phone = size === 'phone';
  const people = new Set(pages.map(({ email }) => email));

  test.each([...people])('can be read and used by everybody (%s)', async (email) => {
    const anna = await anybody({ viewport, colorScheme, hasTouch: phone, isMobile: phone });
    const { page } = anna;
    const found: Record<string, string[]> = {};
    let known = email === null;
    for (const { name, path, shown, refused } of pages.filter((each) => each.email === email)) {
      if (refused) anna.complaints.expect(refused);
      if (known) await page.goto(path);
      else await signIn(anna, path, email ?? '');
      known = true;
      await shown(anna);
      // Nothing is judged half way through coming in.
      await page.waitForTimeout(200);
      await shot(page, `page-${name}-${size}-${colorScheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      const faults = [...(await barriers(page)), ...(wide ? ['wider than the screen'] : [])];
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
  });
});
