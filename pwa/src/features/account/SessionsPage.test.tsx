import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { json, problem, server, show, signedIn, signedOut } from '@/testing/page';
import { SessionsPage } from './SessionsPage';

const session = (id: string, device: string, current = false) => ({
  id,
  device,
  address: '10.1.2.3',
  createdAt: '2026-11-22T08:00:00Z',
  lastUsedAt: '2026-11-22T09:41:00Z',
  expiresAt: '2026-11-22T20:00:00Z',
  current,
});

beforeEach(() => signedIn());
afterEach(signedOut);

/** A server that keeps sessions and ends them. */
function keeping(...kept: ReturnType<typeof session>[]) {
  let living = kept;
  return server(({ method, url }) => {
    if (method === 'GET') return json({ items: living });
    if (url.pathname.endsWith('/revoke-others')) {
      living = living.filter(({ current }) => current);
      return json({ revoked: kept.length - living.length });
    }
    living = living.filter(({ id }) => !url.pathname.endsWith(id));
    return new Response(null, { status: 204 });
  });
}

test('each session tells device, last use and address; the one at hand cannot be ended here', async () => {
  keeping(session('a', 'Chrome on Linux', true), session('b', 'Safari on iPhone'));
  show(<SessionsPage />);
  expect(await screen.findByText('Safari on iPhone')).toBeTruthy();
  expect(screen.getAllByText(/Last used .*09:41, signed in .*08:00 from 10\.1\.2\.3/)).toHaveLength(2);
  expect(screen.getByText('This device')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign out Chrome on Linux' })).toBeNull();
});

test('one is ended, and is gone', async () => {
  const asked = keeping(
    session('a', 'Chrome on Linux', true),
    session('b', 'Safari on iPhone'),
    session('c', 'Edge on Windows'),
  );
  show(<SessionsPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out Safari on iPhone' }));
  await vi.waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
  expect(screen.getByText('Edge on Windows')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'DELETE')?.url.pathname).toBe('/api/auth/sessions/b');
});

test('all others are ended at once; alone, there is nothing to end', async () => {
  keeping(session('a', 'Chrome on Linux', true), session('b', 'Safari on iPhone'));
  show(<SessionsPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere else' }));
  await vi.waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
  expect(screen.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull();
});

test('one that could not be ended is said, and stays', async () => {
  server(({ method }) =>
    method === 'GET'
      ? json({ items: [session('a', 'Chrome on Linux', true), session('b', 'Safari on iPhone')] })
      : problem(503, 'busy'),
  );
  show(<SessionsPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out Safari on iPhone' }));
  expect(await screen.findByText(/The server is busy/)).toBeTruthy();
  expect(screen.getByText('Safari on iPhone')).toBeTruthy();
});
