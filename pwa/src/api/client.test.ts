import { beforeEach, expect, test, vi } from 'vitest';
import { json, signedIn } from '@/testing/page';
import { patientsMatching } from './directory';
import { exportOf } from './exports';

let sent: { method: string; url: string; type: string | null; token: string | null; body: string }[];

beforeEach(async () => {
  await signedIn();
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { method, url, headers } = request;
    const type = headers.get('Content-Type');
    sent.push({ method, url, type, token: headers.get('Authorization'), body: await request.text() });
    return json({ items: [], next: null });
  });
});

test('14.2.1: what is looked for is sent in the body, and in no address', async () => {
  const { queryFn } = patientsMatching('Müller & Söhne');
  await (queryFn as (context: object) => unknown)({ signal: new AbortController().signal });
  const coming = { onRows: () => undefined, signal: new AbortController().signal };
  await exportOf('csv', { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z', q: 'Müller' }, coming);
  expect(sent.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`)).toEqual([
    'POST /api/patients/search',
    'POST /api/schedules/export.csv/search',
  ]);
  expect(sent.map(({ token }) => token)).toEqual(['Bearer t', 'Bearer t']);
  expect(sent.map(({ type }) => type)).toEqual(Array(2).fill('application/x-www-form-urlencoded'));
  expect(sent.map(({ body }) => new URLSearchParams(body).get('q'))).toEqual(['Müller & Söhne', 'Müller']);
});

test('what looks for nobody is asked as ever', async () => {
  const coming = { onRows: () => undefined, signal: new AbortController().signal };
  await exportOf('csv', { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' }, coming);
  expect(sent[0]?.method).toBe('GET');
});
