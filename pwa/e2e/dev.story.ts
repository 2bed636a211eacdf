import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE_URL, visitors } from './browser';
import { enter, newcomer } from './newcomer';

const developer = visitors();

let address: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  // Vitest keeps it for itself in the workers; here it is what vite.config.ts reads.
  process.env.BASE_URL = BASE_URL;
  const { createServer } = await import('vite');
  const dev = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await dev.listen();
  address = dev.resolvedUrls?.local[0] ?? '';
  stop = () => dev.close();
});

afterAll(() => stop?.());

test('while it is worked on, the app opens at any address and stays there through a reload', async () => {
  const somebody = await newcomer();
  const anna = await developer({ baseURL: address });
  const { page } = anna;
  await page.goto('account/sessions');
  await enter(anna, somebody);
  await page.getByText('This device').waitFor();
  await page.reload();
  await page.getByText('This device').waitFor();
  expect(new URL(page.url()).pathname).toBe('/account/sessions');
});
