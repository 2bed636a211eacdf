import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { DESK, PHONE, still } from './browser';

/** How a page is looked at: on a desk coming in the dark and turning light, on a phone the other way round. */
export const looks = [
  ['desk', ['dark', 'light'], { viewport: DESK, colorScheme: 'dark' }],
  ['phone', ['light', 'dark'], { viewport: PHONE, colorScheme: 'light', hasTouch: true, isMobile: true }],
] as const;

/**
 * Looks at a page in one colour scheme after the other, without coming anew: a page in the dark is the same page. It is
 * left as it was found, for the next one to come as this one did.
 */
export async function inEach<Scheme extends 'light' | 'dark'>(
  page: Page,
  schemes: readonly Scheme[],
  look: (scheme: Scheme) => Promise<void>,
): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    await look(colorScheme);
  }
  await page.emulateMedia({ colorScheme: schemes[0] ?? null });
}

const PROMISED = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds at the levels that the product promises (WCAG 2.2 AA), however grave. In the dark a page differs from
 * itself in nothing but its colours: there only they are held against the rules, which is most of axe's time.
 * How high an appointment is drawn says how long it takes (the exception "essential" of 2.5.8).
 */
export async function barriers(page: Page): Promise<string[]> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const runOnly = dark
    ? { type: 'rule' as const, values: ['color-contrast'] }
    : { type: 'tag' as const, values: PROMISED };
  // What passed is not written down node by node.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly, resultTypes: ['violations'] })
    // In the page itself, without a second one for what frames would say: the app has none.
    .setLegacyMode()
    .analyze();
  return violations
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !(id === 'target-size' && html.includes('data-appointment=')))
        .map((node) => `${id}: ${node.target.join(' ')}`),
    )
    .slice(0, 5);
}
