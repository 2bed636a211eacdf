import { describe, expect, test } from 'vitest';
import { shot, signIn, visitors } from './browser';
import { barriers, inEach, looks } from './looks';
import { parts } from './pages';

const anybody = visitors();

describe.each(looks)('every page, on a %s, %s', (size, schemes, how) => {
  test.each(Object.entries(parts))('can be read and used by everybody (%s)', async (_part, pages) => {
    const anna = await anybody(how);
    const { page } = anna;
    const found: Record<string, string[]> = {};
    let known = false;
    for (const { name, path, shown, who, refused } of pages) {
      if (refused) anna.complaints.expect(refused);
      if (who && !known) await signIn(anna, path, who);
      else await page.goto(path);
      known = true;
      await shown(anna);
      await inEach(page, schemes, async (scheme) => {
        await shot(page, `page-${name}-${size}-${scheme}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        const faults = [...(await barriers(page)), ...(wide ? ['wider than the screen'] : [])];
        if (faults.length > 0) found[`${name} ${scheme}`] = faults;
      });
    }
    expect(found).toEqual({});
  });
});
