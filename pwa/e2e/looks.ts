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

/** What axe finds at the levels that the product promises (WCAG 2.2 AA), however grave. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}`))
    .slice(0, 5);
}
