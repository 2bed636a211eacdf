import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Asked, ada, json, problem, server, signedIn } from '@/testing/page';
import { patientsMatching } from './directory';
import { exportOf } from './exports';
import { currentSession, signIn } from './session';
import { joinWaitlist } from './waitlist';

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

describe('what is refused because the session is over', () => {
  /** Somebody puts a patient on the list while the server knows them no more. */
  function joining() {
    let open = false;
    const asked = server(({ url }) => {
      if (url.pathname.endsWith('/auth/refresh')) return problem(401, 'signed-out');
      if (url.pathname.endsWith('/auth/login')) {
        open = true;
        return json({ accessToken: 'new', expiresIn: 600, user: ada });
      }
      return open ? json({ id: 'e' }, 201) : problem(401, 'unauthorised');
    });
    const joined = joinWaitlist({ patientId: 'p', departmentId: 'd', priority: 3 }, 'the-key');
    return { asked, joined };
  }
  const joins = (asked: Asked[]) => asked.filter(({ url }) => url.pathname.endsWith('/overbook/waitlist'));

  test('is sent again with the same key when they have signed in again', async () => {
    const { asked, joined } = joining();
    await vi.waitFor(() => expect(currentSession().state).toBe('lapsed'));
    await signIn({ email: 'ada@x.org', password: 'a long password' });
    expect(await joined).toEqual({ id: 'e' });
    expect(joins(asked).map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['the-key', 'the-key']);
    expect(joins(asked).map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer t',
      'Bearer new',
    ]);
  });

  test('7.4.1: is never sent as somebody else', async () => {
    const { asked, joined } = joining();
    const refused = expect(joined).rejects.toThrow();
    await vi.waitFor(() => expect(currentSession().state).toBe('lapsed'));
    server(() => json({ accessToken: 'new', expiresIn: 600, user: { ...ada, id: 'eve' } }));
    await signIn({ email: 'eve@x.org', password: 'a long password' });
    await refused;
    expect(joins(asked)).toHaveLength(1);
  });
});
