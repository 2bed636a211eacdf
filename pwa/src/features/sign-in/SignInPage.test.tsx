import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onPassword } from '@/api/password';
import { currentSession, signOut } from '@/api/session';
import { hospital, json, problem, server, show } from '@/testing/page';
import { SignInPage } from './SignInPage';

const signedIn = {
  accessToken: 't',
  expiresIn: 600,
  user: {
    id: 'u',
    username: 'Ada',
    email: 'ada@x.org',
    role: 'USER',
    twoFactorEnabled: true,
    secondFactorRequired: false,
    avatarUrl: null,
  },
};

async function enter(person = userEvent.setup()) {
  await person.type(screen.getByLabelText('E-mail'), 'ada@x.org');
  await person.type(screen.getByLabelText('Password'), 'a long password');
  await person.click(screen.getByRole('button', { name: 'Sign in' }));
  return person;
}

describe('signing in', () => {
  test('a refusal is a sentence of the app’s own, beside the field, and the password stays', async () => {
    server(() => problem(401, 'sign-in-failed'));
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    await enter();
    const sentence = 'E-mail and password do not match an active account.';
    expect(await screen.findAllByText(sentence)).toHaveLength(2);
    const password = screen.getByLabelText('Password');
    expect(password).toHaveProperty('value', 'a long password');
    expect(password.getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByText(/English:/)).toBeNull();
  });

  test('too many tries: the button waits as long as the server says, and counts', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const asked = server(() => problem(429, 'throttled', { 'Retry-After': '3' }));
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    await enter(userEvent.setup({ advanceTimers: vi.advanceTimersByTime }));
    const button = screen.getByRole('button', { name: 'Sign in' });
    expect(await screen.findByText('Too many attempts. Try again in 3 seconds.')).toBeTruthy();
    expect(button).toHaveProperty('disabled', true);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(button).toHaveProperty('disabled', false);
    expect(asked).toHaveLength(1);
    vi.useRealTimers();
  });

  test('an account with a second step is asked for its code, once, and nothing is typed again', async () => {
    const asked = server(({ body }) => {
      const { totp } = body as { totp?: string };
      if (totp === '123456') return json(signedIn);
      return problem(401, totp ? 'second-factor-failed' : 'second-factor-required');
    });
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    const person = await enter();
    const code = await screen.findByLabelText('Code');
    expect(document.activeElement).toBe(code);
    await person.type(code, '000000{Enter}');
    expect(await screen.findAllByText(/That code didn’t work/)).not.toHaveLength(0);
    await person.clear(code);
    await person.type(code, '123 456{Enter}');
    await vi.waitFor(() => expect(currentSession().state).toBe('in'));
    expect(asked.at(-1)?.body).toEqual({ email: 'ada@x.org', password: 'a long password', totp: '123456' });
    await signOut();
  });

  test('whoever has lost the telephone signs in with a recovery code', async () => {
    const asked = server(({ body }) => {
      const { totp } = body as { totp?: string };
      return totp?.startsWith('K3QX') ? json(signedIn) : problem(401, 'second-factor-required');
    });
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    const person = await enter();
    await person.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
    const code = screen.getByLabelText('Recovery code');
    expect(document.activeElement).toBe(code);
    await person.type(code, 'K3QX-7W2M-ZP5A-RN4T-HB6E-VD2Y{Enter}');
    await vi.waitFor(() => expect(currentSession().state).toBe('in'));
    expect(asked.at(-1)?.body).toMatchObject({ totp: 'K3QX-7W2M-ZP5A-RN4T-HB6E-VD2Y' });
    await signOut();
  });

  describe('14.3.3: a device of one’s own', () => {
    const told: (string | null)[] = [];
    beforeEach(() => {
      told.length = 0;
      onPassword({ signedIn: (password) => told.push(password), changed: () => undefined });
      vi.stubGlobal('indexedDB', {});
      server(() => json(signedIn));
    });
    const tick = () => screen.queryByRole('checkbox', { name: 'This is my own device' });

    test('is one only if that is said', async () => {
      show(<SignInPage expired={false} onForgotten={() => undefined} />);
      expect(tick()).toHaveProperty('checked', false);
      await enter();
      await vi.waitFor(() => expect(told).toEqual([null]));
      await signOut();
    });

    test('keeps what is seen on it, under the password', async () => {
      show(<SignInPage expired={false} onForgotten={() => undefined} />);
      await userEvent.click(tick() as HTMLElement);
      await enter();
      await vi.waitFor(() => expect(told).toEqual(['a long password']));
      await signOut();
    });

    test('is not asked about where the hospital forbids it', () => {
      show(<SignInPage expired={false} onForgotten={() => undefined} />, { ...hospital, offlineCopy: false });
      expect(tick()).toBeNull();
    });
  });

  test('no answer is not a wrong password', async () => {
    server(() => {
      throw new TypeError('Failed to fetch');
    });
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    await enter();
    expect(await screen.findAllByText('No connection to the server.')).not.toHaveLength(0);
  });

  test('in a demonstration one press fills in who to be', async () => {
    show(<SignInPage expired={false} onForgotten={() => undefined} />, { ...hospital, demo: true });
    await userEvent.click(screen.getByRole('button', { name: /Front desk/ }));
    expect(screen.getByLabelText('E-mail')).toHaveProperty('value', 'user@example.com');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sign in' }));
  });

  test('elsewhere no demo account is offered', () => {
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    expect(screen.queryByText(/example.com/)).toBeNull();
  });

  test('whoever was signed out by time is told so', () => {
    show(<SignInPage expired={true} onForgotten={() => undefined} />);
    expect(screen.getByText(/Your session has ended/)).toBeTruthy();
  });
});

describe('with the hospital’s sign-on', () => {
  const withSignOn = { ...hospital, signOn: 'the Ward Login' };
  const page = (refused?: string) => (
    <SignInPage expired={false} refused={refused} to="/list?date=2026-11-30" onForgotten={() => undefined} />
  );

  test('one press leaves for it, to come back to the page that was asked for', async () => {
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    show(page(), withSignOn);
    expect(await screen.findByLabelText('Password')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in with the Ward Login' }));
    expect(assign).toHaveBeenCalledOnce();
    expect(String(assign.mock.calls[0]?.[0])).toMatch(
      /\/api\/auth\/sign-on\?to=%2Flist%3Fdate%3D2026-11-30$/,
    );
    assign.mockRestore();
  });

  test('a refusal is a sentence, also one that is not known here', async () => {
    show(page('no-role'), withSignOn);
    expect((await screen.findByRole('alert')).textContent).toMatch(/no access to this application/);
    show(page('<b>anything'), withSignOn);
    expect(screen.getAllByRole('alert')[1]?.textContent).toBe('You were not signed in.');
  });

  test('6.3.2: where passwords are off, the emergency account’s is asked for behind a link', async () => {
    show(page(), { ...withSignOn, passwordsOff: true, registration: 'closed' });
    expect(screen.queryByLabelText('Password')).toBeNull();
    expect(screen.queryByText('New here?')).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Emergency sign-in' }));
    expect(screen.getByLabelText('Password')).toBeTruthy();
    expect(screen.getByText(/Its use is reported/)).toBeTruthy();
  });

  test('elsewhere there is no such button', () => {
    show(page('no-role'));
    expect(screen.queryByRole('button', { name: /Sign in with/ })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('asking for an account', () => {
  async function ask(password = 'correct horse battery') {
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Request an account' }));
    await person.type(await screen.findByLabelText('Name'), 'Ada Clerk');
    await person.type(screen.getByLabelText('E-mail'), 'ada@x.org');
    await person.type(screen.getByLabelText('Password'), password);
    await person.click(screen.getByRole('button', { name: 'Request account' }));
  }

  test('is answered with “if”, whatever becomes of it', async () => {
    const asked = server(() => json({ message: 'Thank you.' }, 202));
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    await ask();
    expect(await screen.findByText(/Request sent/)).toBeTruthy();
    expect(asked[0]?.body).toEqual({
      username: 'Ada Clerk',
      email: 'ada@x.org',
      password: 'correct horse battery',
    });
  });

  test('a short password is named before anything is sent', async () => {
    const asked = server(() => json({}, 202));
    show(<SignInPage expired={false} onForgotten={() => undefined} />);
    await ask('short');
    expect(screen.getByText('Use at least 12 characters.')).toBeTruthy();
    expect(asked).toHaveLength(0);
  });

  test('is not offered where registration is closed', () => {
    show(<SignInPage expired={false} onForgotten={() => undefined} />, {
      ...hospital,
      registration: 'closed',
    });
    expect(screen.queryByRole('button', { name: 'Request an account' })).toBeNull();
  });
});

describe('a hospital in which nobody has an account', () => {
  const empty = { ...hospital, firstAccount: true };

  test('is set up: its administrator is created and signed in at once', async () => {
    const asked = server(({ url }) =>
      url.pathname.endsWith('/auth/login') ? json(signedIn) : json({ message: 'Thank you.' }, 202),
    );
    const { client } = show(<SignInPage expired={false} onForgotten={() => undefined} />, empty);
    screen.getByRole('heading', { name: 'Set up St. Test' });
    expect(screen.queryByText(/invite code/)).toBeNull();
    await userEvent.type(await screen.findByLabelText('Name'), 'Ada Clerk');
    await userEvent.type(screen.getByLabelText('E-mail'), 'ada@x.org');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery');
    await userEvent.click(screen.getByRole('button', { name: 'Create administrator account' }));
    await vi.waitFor(() => expect(currentSession().state).toBe('in'));
    expect(asked.map(({ url }) => url.pathname.replace(/^.*\/auth\//, ''))).toEqual(['register', 'login']);
    expect(client.getQueryData(['settings'])).toMatchObject({ firstAccount: false });
    await signOut();
  });

  test('that asks for its code has a field for it, and says when it was another', async () => {
    const asked = server(({ url }) =>
      url.pathname.endsWith('/auth/login') ? problem(401, 'sign-in-failed') : json({ message: 'x' }, 202),
    );
    show(<SignInPage expired={false} onForgotten={() => undefined} />, { ...empty, firstAccountCode: true });
    await userEvent.type(await screen.findByLabelText('Name'), 'Ada Clerk');
    await userEvent.type(screen.getByLabelText('E-mail'), 'ada@x.org');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
    expect(screen.getByText('Enter the invite code.')).toBeTruthy();
    expect(asked).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Invite code'), 'a guess of mine{Enter}');
    expect(await screen.findByText(/That is not the code/)).toBeTruthy();
    expect(asked[0]?.body).toMatchObject({ adminInviteCode: 'a guess of mine' });
  });

  test('whose administrator somebody else became a moment before says what comes now', async () => {
    server(({ url }) =>
      url.pathname.endsWith('/auth/login')
        ? problem(401, 'sign-in-failed')
        : json({ message: 'Thank you.' }, 202),
    );
    show(<SignInPage expired={false} onForgotten={() => undefined} />, empty);
    await userEvent.type(await screen.findByLabelText('Name'), 'Bob Clerk');
    await userEvent.type(screen.getByLabelText('E-mail'), 'bob@x.org');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery');
    await userEvent.click(screen.getByRole('button', { name: 'Create administrator account' }));
    await screen.findByRole('heading', { name: 'Sign in' });
  });
});
