import { describe, expect, test } from 'vitest';
import { ADMIN, shot, signIn, USER, visitors } from './browser';
import { barriers, inEach, looks } from './looks';
import { pages } from './pages';

const anybody = visitors();

describe.each(looks)('every page, on a %s, %s', (size, schemes, how) => {
  test.each([
    ['nobody', null],
    ['a clerk', USER],
    ['an administrator', ADMIN],
  ])('can be read and used by everybody (%s)', async (_who, who) => {
    const anna = await anybody(how);
    const { page } = anna;
    const found: Record<string, string[]> = {};
    let known = who === null;
    for (const { name, path, shown, refused } of pages.filter((each) => each.who === who)) {
      if (refused) anna.complaints.expect(refused);
      if (known) await page.goto(path);
      else await signIn(anna, path, who ?? USER);
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
