import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Person, shot, signIn, visitors } from './browser';
import { departments, doctors, workday } from './hospital';

const clerk = visitors();

/** A4 in points, and what the sheets may take between their margins, in CSS pixels. */
const A4 = { width: 595, height: 842 };
const BETWEEN_MARGINS = { width: Math.floor(((210 - 28) / 25.4) * 96), height: 1017 };

/** How many pages a sheet of this height takes. */
const overleaf = (height: number) => Math.ceil(height / BETWEEN_MARGINS.height);

/** The day on paper: its pages in points, and the file beside the screenshots. */
async function printed({ page }: Person, name: string) {
  mkdirSync('target/screenshots', { recursive: true });
  const pdf = await page.pdf({
    path: `target/screenshots/${name}.pdf`,
    preferCSSPageSize: true,
    printBackground: false,
  });
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }));
}

/** What is wider than the paper, and what is written twice or not at all. */
const sheets = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('[data-sheet] > section')];
    return {
      names: all.map((sheet) => sheet.querySelector('h1')?.textContent),
      rows: all.map((sheet) => sheet.querySelectorAll('tbody tr').length),
      heights: all.map((sheet) => sheet.getBoundingClientRect().height),
      wide: [...document.querySelectorAll('[data-sheet], [data-sheet] *')]
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => `${part.tagName} ${part.textContent?.slice(0, 40)}`),
      screen: getComputedStyle(document.querySelector('#root') as Element).display,
    };
  });

async function onPaper({ page }: Person): Promise<Awaited<ReturnType<typeof sheets>>> {
  // As wide as the paper, so that what would be cut there is cut here.
  await page.setViewportSize(BETWEEN_MARGINS);
  await page.emulateMedia({ media: 'print' });
  await page.locator('[data-sheet] h1').first().waitFor();
  return sheets(page);
}

test('a doctor’s day is a sheet of A4 with everybody on it, and nothing of the app', async () => {
  const [department] = await departments(workday());
  const doctor = (await doctors()).find((one) => one.department.id === department);
  const anna = await clerk({ locale: 'de-DE' });
  await signIn(anna, `/day?date=${workday()}&doctor=${doctor?.id}`);
  await anna.page.locator('[data-appointment]').first().waitFor();
  const count = await anna.page.locator('[data-appointment]').count();
  const sheet = await onPaper(anna);
  await shot(anna.page, 'paper-doctor');
  expect(sheet).toMatchObject({ names: [doctor?.name], rows: [count], wide: [], screen: 'none' });
  const [height = 0] = sheet.heights;
  expect(await printed(anna, 'paper-doctor')).toEqual(Array(overleaf(height)).fill(A4));
});

test('a department’s day is a sheet for each doctor, each beginning on a page of its own', async () => {
  const [department] = await departments(workday());
  const anna = await clerk();
  await signIn(anna, `/day?date=${workday()}&department=${department}`);
  await anna.page.locator('[data-appointment]').first().waitFor();
  const columns = await anna.page.locator('[data-column]').count();
  const sheet = await onPaper(anna);
  expect(sheet.names).toHaveLength(columns);
  expect(sheet.wide).toEqual([]);
  const pages = await printed(anna, 'paper-department');
  expect(pages).toHaveLength(sheet.heights.reduce((sum, height) => sum + overleaf(height), 0));
  expect(new Set(pages.map((page) => JSON.stringify(page)))).toEqual(new Set([JSON.stringify(A4)]));
});
