import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { User } from '@/api/model';
import { currentSession } from '@/api/session';
import {
  type Asked,
  ada,
  hospital,
  houseWith,
  json,
  problem,
  show,
  signedIn,
  signedOut,
} from '@/testing/page';
import { ProfilePage } from './ProfilePage';

/** The page of somebody who is signed in; the server's answers to what the page asks after that. */
async function page(user: User, answer: (asked: Asked) => Response, known = hospital) {
  await signedIn(user);
  const asked = houseWith(() => ({ authenticatorApp: true, passkeys: [] }), answer);
  show(<ProfilePage />, known);
  return asked;
}

const picture = (size: number, type = 'image/png') => new File([new Uint8Array(size)], 'ada.png', { type });
const choose = (file: File) =>
  userEvent.upload(screen.getByLabelText('Picture file'), file, { applyAccept: false });

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:a-picture');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
});

afterEach(signedOut);

describe('the name', () => {
  test('is saved, and stands everywhere at once', async () => {
    const asked = await page(ada, () => json({ ...ada, username: 'Ada Lovelace' }));
    const name = screen.getByLabelText('Name', { selector: 'input' });
    await userEvent.clear(name);
    await userEvent.type(name, ' Ada Lovelace {Enter}');
    await vi.waitFor(() => expect(currentSession()).toMatchObject({ user: { username: 'Ada Lovelace' } }));
    expect(asked.at(-1)).toMatchObject({ method: 'PATCH', body: { username: 'Ada Lovelace' } });
  });

  test('that somebody else has is said beside the field', async () => {
    await page(ada, () => problem(409, 'duplicate'));
    await userEvent.type(screen.getByLabelText('Name', { selector: 'input' }), '{Enter}');
    expect(await screen.findByText('This name is already taken.')).toBeTruthy();
    expect(screen.getByLabelText('Name', { selector: 'input' }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the picture', () => {
  test('is looked at before it is sent, and shown as blob:', async () => {
    const asked = await page(ada, ({ method }) =>
      method === 'PUT' ? json({ ...ada, avatarUrl: 'users/u/avatar?v=1' }) : new Response('bytes'),
    );
    await choose(picture(1000));
    await screen.findByText(/how it will be shown/);
    expect(asked).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Use this picture' }));
    await screen.findByRole('button', { name: 'Remove picture' });
    expect(asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      'PUT /api/auth/avatar',
      'GET /api/users/u/avatar?v=1',
    ]);
    await vi.waitFor(() =>
      expect(document.querySelector('[data-portrait]')?.getAttribute('src')).toBe('blob:a-picture'),
    );
  });

  test('that is too big or none is named before anything is sent', async () => {
    const asked = await page(ada, () => json(ada));
    await choose(picture(2 * 1024 * 1024 + 1));
    expect(await screen.findByText(/too large/)).toBeTruthy();
    await choose(picture(10, 'application/pdf'));
    expect(await screen.findByText(/picture cannot be read/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Use this picture' })).toBeNull();
    expect(asked).toHaveLength(0);
  });

  test('that only looks like one is refused by the server, and the old one stays', async () => {
    await page(ada, () => problem(422, 'not-a-picture'));
    await choose(picture(10));
    await userEvent.click(await screen.findByRole('button', { name: 'Use this picture' }));
    expect(await screen.findByText(/picture cannot be read/)).toBeTruthy();
    expect(currentSession()).toMatchObject({ user: { avatarUrl: null } });
  });

  test('can be removed', async () => {
    const asked = await page({ ...ada, avatarUrl: 'users/u/avatar?v=1' }, ({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('bytes'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove picture' }));
    await screen.findByRole('button', { name: 'Choose a picture' });
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE' });
    expect(document.querySelector('[data-portrait]')).toBeNull();
  });
});

describe('another e-mail address', () => {
  const ask = async (email: string, password = 'a long password') => {
    await userEvent.type(screen.getByLabelText('New e-mail'), email);
    await userEvent.type(screen.getByLabelText('Current password'), password);
    await userEvent.click(screen.getByRole('button', { name: 'Send link' }));
  };

  test('asks for the password, says where the link went, and changes nothing yet', async () => {
    const asked = await page(ada, () => json({ message: 'Received' }, 202));
    await ask('lovelace@x.org');
    expect(await screen.findByText(/We sent a link to/)).toBeTruthy();
    expect(screen.getByText('lovelace@x.org')).toBeTruthy();
    expect(asked[0]?.body).toEqual({ email: 'lovelace@x.org', password: 'a long password' });
    expect(currentSession()).toMatchObject({ user: { email: 'ada@x.org' } });
    expect(screen.queryByRole('link')).toBeNull();
  });

  test('in a demonstration leads to its mailbox', async () => {
    const demo = { ...hospital, demo: true, mailbox: 'http://127.0.0.1:8025/' };
    await page(ada, () => json({ message: 'Received' }, 202), demo);
    await ask('lovelace@x.org');
    expect((await screen.findByRole('link')).getAttribute('href')).toBe('http://127.0.0.1:8025/');
  });

  test('a wrong password is said beside the password', async () => {
    await page(ada, () => problem(422, 'wrong-password'));
    await ask('lovelace@x.org');
    expect(await screen.findByText('Wrong password.')).toBeTruthy();
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Current password')));
  });

  test('with a second step asks for its code too', async () => {
    const asked = await page({ ...ada, twoFactorEnabled: true }, () => json({ message: 'Received' }, 202));
    await ask('lovelace@x.org');
    expect(screen.getByText('Enter the code.')).toBeTruthy();
    expect(asked).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Code or recovery code'), '123456{Enter}');
    await vi.waitFor(() => expect(asked[0]?.body).toMatchObject({ code: '123456' }));
  });

  test('one’s own address is none', async () => {
    const asked = await page(ada, () => json({}, 202));
    await ask('ADA@x.org');
    expect(screen.getByText('This is already your address.')).toBeTruthy();
    expect(asked).toHaveLength(0);
  });
});
