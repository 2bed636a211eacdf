import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESK, type Person, shot, signIn, still, visitors } from './browser';
import { departments, workday } from './hospital';
import { barriers, inEach } from './looks';

const anybody = visitors();

/** A page for each kind of thing there is: a form, the grid with a panel beside it, a table, a settings page. */
async function visit(who: Person, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = who;
  const [department] = await departments(workday());
  const day = `day?date=${workday()}&department=${department}`;
  await page.goto('sign-in');
  await page.locator('form').waitFor();
  await look('sign-in');
  await signIn(who, `/${day}`);
  await page.locator('[data-appointment]').first().waitFor();
  await look('day');
  await page.locator('[data-appointment][data-status=booked]').first().click();
  await page.locator('[data-panel]').waitFor();
  await look('details');
  await page.goto(`list?date=${workday()}`);
  await page.locator('[data-row]').first().waitFor();
  await look('list');
  await page.goto('account/profile');
  await page.locator('input[type=email]').first().waitFor();
  await look('profile');
}

/** What lies beyond the screen's side where nothing scrolls to it. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((/auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth) ||
        scrolls(element.parentElement));
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const parts = [...document.querySelectorAll('button, a, input, select, textarea, h1, h2, p, dd')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const seen = width > 1 && element.checkVisibility();
        return seen && (left < -1 || right > innerWidth + 1) && !scrolls(element);
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
    return [...wide, ...parts];
  });

// German words are the longer ones.
test.each([
  ['200', 'de-DE', { width: 720, height: 450 }],
  ['400', 'de-DE', { width: 320, height: 256 }],
  ['400', 'en-GB', { width: 320, height: 256 }],
] as const)('1.4.4, 1.4.10: nothing is cut off at %s %%, %s', async (zoom, locale, viewport) => {
  const anna = await anybody({ viewport, locale, deviceScaleFactor: Number(zoom) / 100 });
  const found: Record<string, string[]> = {};
  await visit(anna, async (name) => {
    await still(anna.page);
    await shot(anna.page, `zoom-${zoom}-${name}-${locale}`);
    const cut = await cutOff(anna.page);
    if (cut.length > 0) found[name] = cut;
    // However little of it is seen at once, it can be reached and pressed.
    if (name === 'list') await anna.page.locator('[data-row]').first().click({ trial: true });
  });
  expect(found).toEqual({});
});

test('where the system chooses the colours, what is booked has an edge, and what is chosen a line', async () => {
  const anna = await anybody({ viewport: DESK, forcedColors: 'active', colorScheme: 'light' });
  const { page } = anna;
  const found: Record<string, string[]> = {};
  const styles = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderTopWidth, outlineStyle } = getComputedStyle(element);
        return { borderTopWidth, outlineStyle };
      });
  await visit(anna, (name) =>
    inEach(page, ['light', 'dark'], async (colorScheme) => {
      await shot(page, `forced-${name}-${colorScheme}`);
      // All of the rules are held against the usual colours elsewhere; in the dark it is the contrast.
      const faults = colorScheme === 'dark' ? await barriers(page) : [];
      if (faults.length > 0) found[name] = faults;
      if (name !== 'details') return;
      expect(await styles('[data-appointment]:not([aria-current])')).toMatchObject({ borderTopWidth: '1px' });
      expect(await styles('[data-appointment][aria-current]')).toMatchObject({ outlineStyle: 'solid' });
      expect(await styles('nav [aria-current=page]')).toMatchObject({ outlineStyle: 'solid' });
    }),
  );
  expect(found).toEqual({});
});

test('2.4.11: what the keyboard reaches is never under something else', async () => {
  const anna = await anybody({ viewport: { width: 720, height: 450 } });
  const { page } = anna;
  const [department] = await departments(workday());
  await signIn(anna, `/day?date=${workday()}&department=${department}`);
  await page.locator('[data-appointment]').first().waitFor();
  const covered: string[] = [];
  const look = async () => {
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      // Empty time lets the pointer through; here it is to be met.
      element.style.pointerEvents = 'auto';
      const { left, top, width, height } = element.getBoundingClientRect();
      const seen = [0.2, 0.5, 0.8].some((x) =>
        [0.2, 0.5, 0.8].some((y) => {
          const there = document.elementFromPoint(left + width * x, top + height * y);
          return (
            there !== null &&
            (element.contains(there) || there.contains(element) || there.closest('label')?.contains(element))
          );
        }),
      );
      element.style.removeProperty('pointer-events');
      return seen ? null : `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;
    });
    if (name) covered.push(name);
  };
  for (let press = 0; press < 25; press += 1) {
    await page.keyboard.press('Tab');
    await look();
  }
  await page.locator('[data-appointment][tabindex="0"], [data-free]').first().focus();
  for (const key of [
    'End',
    'Home',
    'ArrowRight',
    'End',
    'ArrowLeft',
    'ArrowUp',
    'ArrowUp',
    'ArrowUp',
    'Home',
  ]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
    await look();
  }
  expect(covered).toEqual([]);
});

test('2.3.3: who wants no motion sees none', async () => {
  const anna = await anybody({ viewport: DESK, reducedMotion: 'reduce' });
  const { page } = anna;
  await page.addInitScript(() => {
    const seen = new Set<string>();
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        if (typeof duration === 'number' && duration > 1)
          seen.add(`${(animation as CSSAnimation).animationName ?? 'script'} ${duration}`);
      }
      Object.assign(globalThis, { moved: [...seen] });
      requestAnimationFrame(look);
    };
    look();
  });
  await signIn(anna, `/day?date=${workday()}`);
  await page.locator('[data-appointment][data-status=booked]').first().click();
  await page.locator('[data-panel]').waitFor();
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual([]);
});
