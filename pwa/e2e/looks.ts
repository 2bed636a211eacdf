import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { DESK, PHONE } from './browser';

/** In what size and colours every page is looked at. */
export const looks = [
  ['desk', 'light', DESK],
  ['desk', 'dark', DESK],
  ['phone', 'light', PHONE],
  ['phone', 'dark', PHONE],
] as const;

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
    .analyze();
  return violations
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !(id === 'target-size' && html.includes('data-appointment=')))
        .map((node) => `${id}: ${node.target.join(' ')}`),
    )
    .slice(0, 5);
}
