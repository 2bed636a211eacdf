import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ADMIN, DESK, type Person, PHONE, signIn, still, USER, visitors } from './browser';
import { doctors } from './hospital';
import { newcomer } from './newcomer';

const anybody = visitors();

/** Somebody for every role that people have. */
const roles = [
  ['ADMIN', async () => ADMIN],
  ['USER', async () => USER],
  ['DOCTOR', async () => newcomer({ role: 'DOCTOR', practitionerId: (await doctors())[0]?.id })],
  ['AUDITOR', () => newcomer({ role: 'AUDITOR' })],
] as const;

const rail = ({ page }: Person) => page.getByRole('navigation', { name: 'Main' });

/** What the rail leads to, and what it opens, by name: whatever will be put into it is pressed too. */
const entries = (who: Person, role: 'link' | 'button') =>
  rail(who)
    .getByRole(role)
    .evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label') ?? entry.textContent ?? ''));

/** Waits until all that a page has asked for is answered, and nothing more is asked. */
function answers(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return async () => {
    for (let calm = 0; calm < 5; calm = open.size === 0 ? calm + 1 : 0) await page.waitForTimeout(50);
    await still(page);
  };
}

/** Says what is wrong with the page that a link has led to, when it has had the time to come. */
async function faults(
  who: Person,
  answered: () => Promise<void>,
  href: string | null,
  inRail?: string,
): Promise<string[]> {
  const { page } = who;
  const wanted = new URL(href ?? '', page.url()).pathname;
  const look = async () => {
    const headings = page.getByRole('heading', { level: 1 }).filter({ visible: true });
    const refused = page.getByText(
      /^(You don’t have access to this page|Page not found|This page could not be shown)$/,
    );
    const marked = rail(who).locator('[aria-current=page]');
    const at = await marked.evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label')));
    return [
      ...(new URL(page.url()).pathname.startsWith(wanted) ? [] : [`it led to ${page.url()}`]),
      ...((await headings.allTextContents()).some((text) => text.trim()) ? [] : ['no heading']),
      ...(await refused.allTextContents()),
      ...(!inRail || at[0] === inRail ? [] : [`the rail says that one is at ${at[0]}`]),
    ];
  };
  await expect
    .poll(look, { timeout: 15_000 })
    .toEqual([])
    .catch(() => undefined);
  await answered();
  return look();
}

describe.each(roles)('the rail of %s', (_role, account) => {
  test.each([
    ['desk', { viewport: DESK }],
    ['phone', { viewport: PHONE, hasTouch: true, isMobile: true }],
  ])('leads to pages that they may see, on a %s', async (_size, how) => {
    const somebody = await account();
    const anna = await anybody(how);
    const { page } = anna;
    const answered = answers(page);
    await signIn(anna, '', somebody);
    await rail(anna).getByRole('link').first().waitFor();
    const found: Record<string, string[]> = {};
    for (const name of await entries(anna, 'link')) {
      const link = rail(anna).getByRole('link', { name, exact: true });
      const href = await link.getAttribute('href');
      await link.click();
      const wrong = await faults(anna, answered, href, name);
      if (wrong.length > 0) found[name] = wrong;
    }
    for (const name of await entries(anna, 'button')) {
      await rail(anna).getByRole('button', { name, exact: true }).click();
      const opened = page.getByRole('dialog').filter({ visible: true });
      await opened.waitFor();
      await answered();
      const ways = await opened.getByRole('link').allTextContents();
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'detached' });
      for (const way of ways) {
        await rail(anna).getByRole('button', { name, exact: true }).click();
        const link = opened.getByRole('link', { name: way, exact: true });
        const href = await link.getAttribute('href');
        await link.click();
        const wrong = await faults(anna, answered, href);
        if (wrong.length > 0) found[`${name}: ${way}`] = wrong;
      }
    }
    expect(found).toEqual({});
  });
});
