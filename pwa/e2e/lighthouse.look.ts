import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE_URL, launchedAt, signIn } from './browser';
import { departments, workday } from './hospital';

let home: string;
let context: BrowserContext;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  context = await launchedAt(home);
});

afterAll(async () => {
  await context?.close();
  await rm(home, { recursive: true, force: true });
});

/** The marks out of 100, and what they were lowered for. */
async function marks(path: string) {
  const [port] = (await readFile(join(home, 'DevToolsActivePort'), 'utf8')).split('\n');
  const run = await lighthouse(
    new URL(path, `${BASE_URL.replace(/\/$/, '')}/`).href,
    {
      port: Number(port),
      onlyCategories: ['accessibility', 'best-practices'],
      // Whoever is signed in stays so.
      disableStorageReset: true,
      disableFullPageScreenshot: true,
      logLevel: 'error',
    },
    desktopConfig,
  );
  if (!run) throw new Error('nothing was looked at');
  const { audits, categories, finalDisplayedUrl } = run.lhr;
  const lowered = Object.values(categories)
    .flatMap((category) => category.auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? '').slice(0, 600)}`);
  return {
    accessibility: categories.accessibility?.score,
    'best practices': categories['best-practices']?.score,
    lowered,
    path: new URL(finalDisplayedUrl).pathname.split('/').at(-1),
  };
}

const BEST = { accessibility: 1, 'best practices': 1, lowered: [] };

test('Lighthouse finds nothing to mend where one signs in', async () => {
  expect(await marks('sign-in')).toEqual({ ...BEST, path: 'sign-in' });
});

test('nor in the calendar', async () => {
  const [page] = context.pages();
  if (!page) throw new Error('no page');
  const [department] = await departments(workday());
  const path = `day?date=${workday()}&department=${department}`;
  await signIn({ page }, `/${path}`);
  await page.locator('[data-appointment]').first().waitFor();
  await page.goto('about:blank');
  expect(await marks(path)).toEqual({ ...BEST, path: 'day' });
});
