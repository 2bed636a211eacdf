import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Account } from '@/api/model';
import type { SearchState } from '@/lib/searchState';
import { doctor } from '@/testing/appointments';
import {
  type Asked,
  ada,
  json,
  onScreen,
  problem,
  show,
  signedIn,
  signedOut,
  strangersServer,
} from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { UsersPage } from './UsersPage';

const account = (username: string, change: Partial<Account> = {}): Account => ({
  id: `id-${username}`,
  version: 3,
  username,
  email: `${username}@example.org`,
  role: 'USER',
  status: 'active',
  addressProven: true,
  mayOverride: false,
  twoFactorEnabled: false,
  requireSecondFactor: false,
  createdAt: '2026-11-01T08:00:00Z',
  ...change,
});

/** A server that knows these accounts, and what it says to a change. */
function house(accounts: Account[], change: (asked: Asked) => Response) {
  return strangersServer((asked) => {
    if (asked.method === 'PATCH') return change(asked);
    if (asked.url.pathname.endsWith('/doctors')) return json({ items: [doctor('chen', 'Dr. Chen')] });
    return json({ items: accounts, next: null });
  });
}

function users(search: SearchState = {}) {
  const go = vi.fn();
  show(<UsersPage search={search} go={go} onActivity={vi.fn()} />);
  return go;
}

const panel = () => screen.findByRole('complementary', { name: 'User' });
const changes = (asked: Asked[]) => asked.filter(({ method }) => method === 'PATCH');
const said = () => toasts.get()[0]?.text;

beforeEach(async () => {
  onScreen('desk');
  toasts.set([]);
  await signedIn({ ...ada, role: 'ADMIN' });
});
afterEach(signedOut);

describe('users', () => {
  test('whose address nobody has confirmed are approved only by who says that they checked it', async () => {
    const ada = account('ada', { status: 'pending', addressProven: false });
    const asked = house([ada], () => json({ ...ada, status: 'active', addressProven: true }));
    users({ user: 'id-ada' });
    const approve = await within(await panel()).findByRole('button', { name: 'Approve as Scheduler' });
    expect(approve).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByLabelText('I have checked that this is their e-mail address'));
    await userEvent.click(approve);
    expect(changes(asked)[0]?.body).toEqual({ addressChecked: true, status: 'active' });
  });

  test('show an auditor names and roles, to look at', async () => {
    await signedIn({ ...ada, role: 'AUDITOR' });
    const { email: _, twoFactorEnabled: __, ...eve } = account('eve', { role: 'DOCTOR' });
    const asked = house([eve], () => json({}));
    users({ user: eve.id });
    const facts = within(await panel());
    expect(facts.getByText('Doctor')).toBeTruthy();
    expect(facts.getAllByRole('button').map(({ textContent }) => textContent)).not.toContain('Save');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Name',
      'Status',
      'Role',
      'May override',
      'Since',
    ]);
    expect(asked.some(({ url }) => url.pathname.endsWith('/doctors'))).toBe(false);
  });

  test('are asked for as the URL says, and what it says wrongly is left out', async () => {
    const asked = house([account('ada')], () => json({}));
    users({ q: 'ad', role: 'EMPEROR', status: 'pending' });
    await screen.findByText('ada');
    const list = asked.find(({ url }) => url.pathname.endsWith('/admin/users'));
    expect(Object.fromEntries(list?.url.searchParams ?? [])).toEqual({
      q: 'ad',
      status: 'pending',
      limit: '50',
    });
  });

  test('6.4.1: are invited by mail in a role; what nobody has accepted is listed and revoked', async () => {
    const open = {
      id: 'inv',
      email: 'eve@x.org',
      role: 'ADMIN',
      invitedBy: 'Ada Clerk',
      status: 'open',
      createdAt: '2026-11-30T08:00:00Z',
      expiresAt: '2026-12-03T08:00:00Z',
    };
    const asked = strangersServer(({ url, method }) => {
      if (method === 'DELETE') return new Response(null, { status: 204 });
      if (method === 'POST') return json({ ...open, email: 'new@x.org' }, 201);
      if (url.pathname.endsWith('/user-invitations'))
        return json({ items: [open, { ...open, id: 'old', email: 'old@x.org', status: 'revoked' }] });
      return json({ items: [account('ada')], next: null });
    });
    users({});
    await userEvent.click(await screen.findByRole('button', { name: 'Invite…' }));
    expect(screen.queryByText(/old@x.org/)).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke the invitation to eve@x.org' }));
    await vi.waitFor(() =>
      expect(asked.filter(({ method }) => method === 'DELETE')[0]?.url.pathname).toMatch(
        /user-invitations\/inv$/,
      ),
    );
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    await userEvent.selectOptions(dialog.getByLabelText('Role'), 'Administrator');
    await userEvent.type(dialog.getByLabelText('E-mail'), 'new@x.org{Enter}');
    await vi.waitFor(() => expect(said()).toContain('new@x.org has been invited'));
    expect(asked.filter(({ method }) => method === 'POST')[0]?.body).toEqual({
      email: 'new@x.org',
      role: 'ADMIN',
    });
  });

  test('a row opens its user, and the URL says so', async () => {
    house([account('ada')], () => json({}));
    const go = users();
    await userEvent.click(await screen.findByRole('button', { name: 'ada' }));
    expect(go).toHaveBeenCalledWith({ user: 'id-ada' }, true);
  });

  test('whoever waits is approved with role and doctor in one step, in the version that was seen', async () => {
    const ada = account('ada', { status: 'pending' });
    const asked = house([ada], () => json({ ...ada, status: 'active', version: 4 }));
    users({ user: 'id-ada' });
    const form = within(await panel());
    await userEvent.selectOptions(form.getByLabelText('Role'), 'Doctor');
    await userEvent.type(await form.findByLabelText('Linked doctor'), 'chen{Enter}');
    await userEvent.click(form.getByRole('button', { name: 'Approve as Doctor' }));
    await vi.waitFor(() => expect(said()).toContain('ada is approved'));
    expect(changes(asked)).toHaveLength(1);
    expect(changes(asked)[0]?.body).toEqual({ role: 'DOCTOR', practitionerId: 'chen', status: 'active' });
    expect(changes(asked)[0]?.headers.get('If-Match')).toBe('"3"');
  });

  test('only what was changed is sent', async () => {
    const ada = account('ada');
    const asked = house([ada], () => json({ ...ada, mayOverride: true, version: 4 }));
    users({ user: 'id-ada' });
    const form = within(await panel());
    expect((form.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(form.getByLabelText('May override'));
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(changes(asked)).toHaveLength(1));
    expect(changes(asked)[0]?.body).toEqual({ mayOverride: true });
  });

  test('when somebody else was quicker nothing is lost: theirs is told, one’s own still stands there', async () => {
    const accounts = [account('ada')];
    const asked = house(accounts, ({ headers }) => {
      if (headers.get('If-Match') !== '"3"') return json({ ...accounts[0], mayOverride: true, version: 5 });
      accounts[0] = account('ada', { version: 4, status: 'disabled' });
      return problem(412, 'stale-version');
    });
    users({ user: 'id-ada' });
    const form = within(await panel());
    await userEvent.click(form.getByLabelText('May override'));
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByText('Status: Active → Disabled')).toBeTruthy();
    expect(form.getByRole('alert').textContent).toContain('Not saved');
    expect((form.getByLabelText('May override') as HTMLInputElement).checked).toBe(true);
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(changes(asked)).toHaveLength(2));
    expect(changes(asked)[1]?.headers.get('If-Match')).toBe('"4"');
    expect(changes(asked)[1]?.body).toEqual({ mayOverride: true });
  });

  test('the last administrator stays one, and it is said kindly', async () => {
    house([account('ada', { role: 'ADMIN' })], () => problem(422, 'last-admin'));
    users({ user: 'id-ada' });
    const form = within(await panel());
    await userEvent.click(form.getByRole('button', { name: 'Disable' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Disable' }));
    expect(
      await form.findByText(/This is the only administrator. Make someone else an administrator first./),
    ).toBeTruthy();
  });

  test('a lost second step is taken away by whoever shows their own password', async () => {
    const tries: Asked[] = [];
    strangersServer((asked) => {
      if (asked.method !== 'POST')
        return json({ items: [account('ada', { twoFactorEnabled: true })], next: null });
      tries.push(asked);
      return tries.length === 1 ? problem(422, 'wrong-password') : new Response(null, { status: 204 });
    });
    users({ user: 'id-ada' });
    await userEvent.click(
      within(await panel()).getByRole('button', { name: 'Reset two-step verification…' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Turn it off' }));
    expect(dialog.getByText('Enter your password.')).toBeTruthy();
    expect(tries).toHaveLength(0);
    await userEvent.type(dialog.getByLabelText('Your own password'), 'not this one');
    await userEvent.click(dialog.getByRole('button', { name: 'Turn it off' }));
    expect(await dialog.findByText('Wrong password.')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Turn it off' }));
    await vi.waitFor(() => expect(said()).toContain('ada now signs in with the password alone'));
    expect(tries[1]?.url.pathname).toMatch(/\/admin\/users\/id-ada\/second-factor-reset$/);
    expect(tries[1]?.body).toEqual({ password: 'not this one' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('nobody is asked about a second step that they do not have', async () => {
    house([account('ada')], () => json({}));
    users({ user: 'id-ada' });
    expect(within(await panel()).queryByRole('button', { name: 'Reset two-step verification…' })).toBeNull();
  });

  test('nobody waiting is good news and says where they would come from', async () => {
    house([], () => json({}));
    users({ status: 'pending' });
    expect(await screen.findByText('No one is waiting for approval')).toBeTruthy();
  });

  test('on a phone there are two lines for each', async () => {
    onScreen('phone');
    house([account('ada')], () => json({}));
    users();
    expect(await screen.findByText('Scheduler · ada@example.org')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
