import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MonitoredUser } from '@/api/model';
import { apply, justFlagged } from '@/realtime/live';
import { type Asked, ada, json, problem, show, signedIn, signedOut, strangersServer } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { MonitoredPage } from './MonitoredPage';

const flag = (id: string, change: Partial<MonitoredUser> = {}): MonitoredUser => ({
  id,
  user: { id: `user-${id}`, username: `ada-${id}`, role: 'USER', status: 'active' },
  pattern: 'many-changes',
  count: 14,
  limit: 10,
  reason: 'The server’s own sentence.',
  flaggedAt: '2026-11-22T09:48:12Z',
  lastSeenAt: '2026-11-22T09:49:12Z',
  ...change,
});

function page(search = {}) {
  const go = vi.fn();
  const shown = show(
    <MonitoredPage search={search} go={go} fresh={null} onActivity={vi.fn()} onUser={vi.fn()} />,
  );
  return { go, ...shown };
}

const sent = (asked: Asked[], method: string) => asked.find((each) => each.method === method);

beforeEach(async () => {
  toasts.set([]);
  await signedIn({ ...ada, role: 'ADMIN' });
});
afterEach(signedOut);

describe('monitored users', () => {
  test('each says who, which pattern, how much of it and since when, in the app’s own words', async () => {
    strangersServer(() => json({ items: [flag('1')], next: null }));
    page();
    expect(await screen.findByText('Many changes')).toBeTruthy();
    expect(screen.getByText('14 changes within a minute; up to 10 is normal.')).toBeTruthy();
    expect(screen.getByText(/flagged 22 Nov 2026, 09:48:12/)).toBeTruthy();
    expect(screen.queryByText(/The server’s own sentence/)).toBeNull();
  });

  test('what a person wrote stays as it is, with their name', async () => {
    const byHand = flag('1', {
      pattern: 'by-hand',
      reason: 'Asked by IT.',
      flaggedBy: { id: 'b', username: 'boss' },
    });
    strangersServer(() => json({ items: [byHand], next: null }));
    page();
    expect(await screen.findByText('Asked by IT.')).toBeTruthy();
    expect(screen.getByText(/by boss/)).toBeTruthy();
  });

  test('a new one appears by itself when the socket tells of it', async () => {
    const items = [flag('1')];
    strangersServer(() => json({ items, next: null }));
    const { client } = page();
    await screen.findByText('ada-1');
    items.unshift(flag('2'));
    act(() => apply(client, { type: 'monitoredUser:new', data: { ...flag('2') } }));
    expect(await screen.findByText('ada-2')).toBeTruthy();
    expect(justFlagged.get()?.id).toBe('2');
  });

  test('nobody clears a flag on themselves', async () => {
    const mine = flag('1', { user: { id: ada.id, username: 'me', role: 'ADMIN', status: 'active' } });
    strangersServer(() => json({ items: [mine, flag('2')], next: null }));
    page();
    expect(await screen.findByText('Someone else has to decide about a flag on you.')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /Clear the flag/ })).toHaveLength(1);
  });

  test('an auditor decides about a flag, and sets none', async () => {
    await signedIn({ ...ada, role: 'AUDITOR' });
    strangersServer(() => json({ items: [flag('1')], next: null }));
    page();
    expect(await screen.findByRole('button', { name: 'Clear the flag on ada-1' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Flag a user…' })).toBeNull();
  });

  test('a service account is called one, and leads to no user', async () => {
    const engine = flag('1', {
      user: { id: 'e', username: 'engine', role: 'SERVICE', status: 'active' },
      pattern: 'bulk-reading',
      count: 50_001,
      limit: 50_000,
    });
    strangersServer(() => json({ items: [engine], next: null }));
    page();
    expect(await screen.findByText('Service account')).toBeTruthy();
    expect(screen.getByText(/50001 different patients shown within an hour/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'engine' })).toBeNull();
  });

  test('clearing takes it off the page', async () => {
    let items = [flag('1')];
    const asked = strangersServer(({ method }) => {
      if (method !== 'DELETE') return json({ items, next: null });
      items = [];
      return new Response(null, { status: 204 });
    });
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Clear the flag on ada-1' }));
    expect(await screen.findByText('No one is flagged')).toBeTruthy();
    expect(sent(asked, 'DELETE')?.url.pathname).toMatch(/monitored-users\/1$/);
  });

  test('somebody is flagged by hand with a reason, and not without', async () => {
    const user = { id: 'u', username: 'eve', email: 'eve@x.org', role: 'USER', status: 'active' };
    const asked = strangersServer(({ method, url }) => {
      if (method === 'POST') return json(flag('3'), 201);
      return json({ items: url.pathname.endsWith('/users') ? [user] : [], next: null });
    });
    page();
    await userEvent.click(screen.getByRole('button', { name: 'Flag a user…' }));
    await userEvent.click(await screen.findByRole('button', { name: /^eve/ }));
    const dialog = within(screen.getByRole('dialog', { name: 'Flag eve' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Flag' }));
    expect(dialog.getByText(/Give a reason/)).toBeTruthy();
    expect(sent(asked, 'POST')).toBeUndefined();
    await userEvent.type(dialog.getByLabelText('Reason'), 'Lost the badge');
    await userEvent.click(dialog.getByRole('button', { name: 'Flag' }));
    await vi.waitFor(() => expect(toasts.get()[0]?.text).toBe('eve has been flagged.'));
    expect(sent(asked, 'POST')?.url.pathname).toMatch(/flag-user\/u$/);
    expect(sent(asked, 'POST')?.body).toEqual({ reason: 'Lost the badge' });
  });

  test('a second flag by hand is refused in a sentence', async () => {
    const user = { id: 'u', username: 'eve', email: 'eve@x.org', role: 'USER', status: 'active' };
    strangersServer(({ method, url }) =>
      method === 'POST'
        ? problem(409, 'duplicate')
        : json({ items: url.pathname.endsWith('/users') ? [user] : [], next: null }),
    );
    page();
    await userEvent.click(screen.getByRole('button', { name: 'Flag a user…' }));
    await userEvent.click(await screen.findByRole('button', { name: /^eve/ }));
    await userEvent.type(screen.getByLabelText('Reason'), 'Again{Tab}');
    await userEvent.click(screen.getByRole('button', { name: 'Flag' }));
    expect(await screen.findByText('eve has already been flagged manually.')).toBeTruthy();
  });
});
