import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { refresh } from '@/api/session';
import { loadPart } from '@/lib/i18n';
import { doctor } from '@/testing/appointments';
import { ada, hospital, json, onScreen, problem, server, show, signedIn } from '@/testing/page';
import { queryClient } from './query';
import { router } from './router';
import { followSession } from './sessionWork';

/** Pages are fetched when they are opened, and here made as well. */
const PATIENTLY = { timeout: 20_000 };
let who = 'u';
let over = false;

const stop = followSession();
afterAll(stop);

beforeEach(async () => {
  onScreen('desk');
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
  queryClient.clear();
  await signedIn();
  who = 'u';
  over = false;
  server(({ url }) => {
    const path = url.pathname;
    if (path.endsWith('/auth/login'))
      return json({ accessToken: 'new', expiresIn: 600, user: { ...ada, id: who } });
    if (over || path.endsWith('/auth/refresh')) return problem(401, 'signed-out');
    if (path.endsWith('/settings')) return json(hospital);
    if (path.endsWith('/doctors')) return json({ items: [doctor('chen', 'Dr. Chen')] });
    return json({ items: [], next: null });
  });
});

/** Somebody types into a form, and the server ends their session. */
async function lapsed() {
  await loadPart('signIn');
  const history = createMemoryHistory({ initialEntries: ['/waitlist?join=new'] });
  const routes = createRouter({ ...router.options, history });
  show(<RouterProvider router={routes} />, hospital, queryClient);
  const field = await screen.findByLabelText('E-mail for offers', {}, PATIENTLY);
  await userEvent.type(field, 'kept@x.org');
  over = true;
  await refresh();
  await screen.findByRole('dialog', { name: 'Sign in again' }, PATIENTLY);
  return { field, page: field.closest('[data-lapsed]') };
}

async function signInAgain() {
  over = false;
  await userEvent.type(screen.getByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

test('whoever has to sign in again goes on where they were', async () => {
  const { field, page } = await lapsed();
  expect(page?.hasAttribute('inert')).toBe(true);
  expect(screen.getByLabelText('E-mail')).toHaveProperty('value', ada.email);
  queryClient.setQueryData(['kept'], 'there');
  await signInAgain();
  expect(field.isConnected).toBe(true);
  expect(field).toHaveProperty('value', 'kept@x.org');
  expect(field.closest('[data-lapsed]')).toBeNull();
  expect(queryClient.getQueryData(['kept'])).toBe('there');
});

test('14.3.1: somebody else finds nothing of it', async () => {
  const { field } = await lapsed();
  queryClient.setQueryData(['kept'], 'there');
  who = 'eve';
  await signInAgain();
  expect(field.isConnected).toBe(false);
  expect(queryClient.getQueryData(['kept'])).toBeUndefined();
});

test('nor does whoever says that they are somebody else', async () => {
  const { field } = await lapsed();
  queryClient.setQueryData(['kept'], 'there');
  await userEvent.click(screen.getByRole('button', { name: /^Not Ada Clerk/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(queryClient.getQueryData(['kept'])).toBeUndefined();
  expect(field.isConnected).toBe(false);
});
