import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceAccount } from '@/api/model';
import { json, show, strangersServer } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { ServiceAccountsPage } from './ServiceAccountsPage';

const engine: ServiceAccount = {
  id: 'm1',
  clientId: 'client-1',
  name: 'Laboratory',
  scopes: ['schedules:read'],
  demographics: 'keep',
  networks: [],
  requestsPerMinute: 6000,
  createdAt: '2026-11-01T08:00:00Z',
};

function house() {
  const added: ServiceAccount[] = [];
  return strangersServer(({ method, body }) => {
    if (method === 'DELETE') {
      added.length = 0;
      return new Response(null, { status: 204 });
    }
    if (method === 'GET') return json({ items: added });
    added.push({ ...engine, ...(body as object) });
    return json({ ...added[0], clientSecret: 'very-secret' }, 201);
  });
}

const dialog = () => within(screen.getByRole('dialog'));

beforeEach(() => toasts.set([]));

describe('service accounts', () => {
  test('without any the page says what they are for', async () => {
    house();
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    expect(await screen.findByText('No service accounts')).toBeTruthy();
  });

  test('a name and a scope are asked for before anything is sent', async () => {
    const asked = house();
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    await userEvent.click(screen.getByRole('button', { name: 'New service account' }));
    await userEvent.click(dialog().getByRole('button', { name: 'Create' }));
    expect(dialog().getByText(/Enter a name/)).toBeTruthy();
    expect(dialog().getByText('Choose at least one.')).toBeTruthy();
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  test('the secret is shown once, not lost to Escape, copied, and gone with the dialog', async () => {
    const asked = house();
    const user = userEvent.setup();
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    await user.click(screen.getByRole('button', { name: 'New service account' }));
    await user.type(dialog().getByLabelText('Name'), ' Laboratory ');
    await user.click(dialog().getByLabelText('schedules:write'));
    await user.click(dialog().getByLabelText('schedules:read'));
    await user.click(dialog().getByRole('button', { name: 'Create' }));
    await screen.findByText('very-secret');
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Laboratory',
      scopes: ['schedules:read', 'schedules:write'],
      demographics: 'keep',
      networks: [],
      requestsPerMinute: 6000,
    });
    screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await user.click(dialog().getByRole('button', { name: 'Copy: Client secret' }));
    expect(await navigator.clipboard.readText()).toBe('very-secret');
    await user.click(dialog().getByRole('button', { name: 'I have saved it' }));
    expect(screen.queryByText('very-secret')).toBeNull();
    expect(await screen.findByText('Laboratory')).toBeTruthy();
  });

  test('permissions and networks are changed, however the networks are separated', async () => {
    const asked = strangersServer(() => json({ items: [engine] }));
    const user = userEvent.setup();
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    await user.click(await screen.findByRole('button', { name: 'Permissions of Laboratory' }));
    expect(dialog().getByLabelText<HTMLInputElement>('schedules:read').checked).toBe(true);
    await user.click(dialog().getByLabelText('patients:read'));
    await user.type(dialog().getByLabelText('Networks'), '10.20.0.0/16, fd00::/8;10.1.2.3 ');
    await user.clear(dialog().getByLabelText('Requests a minute'));
    await user.type(dialog().getByLabelText('Requests a minute'), '60');
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
      scopes: ['schedules:read', 'patients:read'],
      networks: ['10.20.0.0/16', 'fd00::/8', '10.1.2.3'],
      requestsPerMinute: 60,
    });
  });

  test('a secret is renewed with an overlap, and shown once', async () => {
    const asked = strangersServer(({ method }) =>
      method === 'POST' ? json({ ...engine, clientSecret: 'next-secret' }) : json({ items: [engine] }),
    );
    const user = userEvent.setup();
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    await user.click(await screen.findByRole('button', { name: 'New secret for Laboratory' }));
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(0);
    await user.selectOptions(dialog().getByLabelText('The present secret is valid for'), '7 days');
    await user.click(dialog().getByRole('button', { name: 'Create secret' }));
    await screen.findByText('next-secret');
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ overlapHours: 168 });
  });

  test('revoking is asked about first', async () => {
    const asked = strangersServer(({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 204 }) : json({ items: [engine] }),
    );
    show(<ServiceAccountsPage onActivity={vi.fn()} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke Laboratory' }));
    expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(0);
    await userEvent.click(dialog().getByRole('button', { name: 'Revoke' }));
    await vi.waitFor(() => expect(toasts.get()[0]?.text).toBe('Laboratory has been revoked.'));
    expect(asked.find(({ method }) => method === 'DELETE')?.url.pathname).toMatch(/service-accounts\/m1$/);
  });
});
