// Draws the app's icons from one shape: `node scripts/draw-icons.mjs`. They are committed, so the build needs no browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';

const CROSS = 'M26 14h12v12h12v12H38v12H26V38H14V26h12z';

/** `safe`: how much of the edge a launcher may cut off; a maskable icon fills its square and keeps its sign inside. */
function drawing({ rounded, safe }) {
  const scale = (64 - 2 * safe) / 64;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${rounded}" fill="#0b6e7a"/><path transform="translate(${safe} ${safe}) scale(${scale})" d="${CROSS}" fill="#fff"/></svg>`;
}

const icons = [
  { name: 'icon-192', size: 192, rounded: 14, safe: 0 },
  { name: 'icon-512', size: 512, rounded: 14, safe: 0 },
  { name: 'maskable-512', size: 512, rounded: 0, safe: 7 },
  { name: 'apple-touch-icon', size: 180, rounded: 0, safe: 4 },
];

const browser = await driver.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
  args: ['--no-sandbox'],
});
mkdirSync('public/icons', { recursive: true });
for (const { name, size, ...shape } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${drawing(shape)}`);
  writeFileSync(`public/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
