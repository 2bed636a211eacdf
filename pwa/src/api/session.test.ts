import { beforeEach, describe, expect, test, vi } from 'vitest';
import { json, problem, server } from '@/testing/page';
import { accessToken, currentSession, giveUp, refresh, signIn, signOut } from './session';

const answer = (id = 'u', token = 't') =>
  json({
    accessToken: token,
    expiresIn: 600,
    user: {
      id,
      username: id,
      email: `${id}@x.org`,
      role: 'USER',
      twoFactorEnabled: false,
      secondFactorRequired: false,
      avatarUrl: null,
    },
  });

describe('the session', () => {
  beforeEach(async () => {
    server(() => new Response(null, { status: 204 }));
    await signOut();
    localStorage.clear();
  });

  test('twenty that need a token ask once', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    vi.setSystemTime(Date.now() + 599_000);
    const asked = server(() => answer('u', 'fresh'));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => accessToken()));
    expect(new Set(tokens)).toEqual(new Set(['fresh']));
    expect(asked).toHaveLength(1);
    vi.useRealTimers();
  });

  test('where nobody came in nobody is asked for; after a reload whoever did is', async () => {
    const asked = server(() => answer());
    expect((await refresh()).state).toBe('out');
    expect(asked).toHaveLength(0);
    await signIn({ email: 'a', password: 'b' });
    vi.resetModules();
    const reloaded = await import('./session');
    expect((await reloaded.refresh()).state).toBe('in');
    expect(asked.map(({ url }) => url.pathname)).toEqual(['/api/auth/login', '/api/auth/refresh']);
  });

  test('signing out says where to sign out of the hospital’s sign-on too', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    const next = 'https://login.x.example/logout?client_id=scheduling';
    server(() => json({ next }));
    expect(await signOut()).toBe(next);
    expect(currentSession().state).toBe('out');
    server(() => new Response(null, { status: 204 }));
    expect(await signOut()).toBeNull();
  });

  test('a cookie that another tab has just rotated is tried once more', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    let tries = 0;
    server(() => {
      tries += 1;
      return tries === 1 ? problem(409, 'superseded') : answer();
    });
    expect((await refresh()).state).toBe('in');
    expect(tries).toBe(2);
  });

  test('a cookie whose successor was lost is tried until the server gives another', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    let waited = 0;
    const timer = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, pause = 0) => {
      waited += pause;
      run();
    }) as typeof setTimeout);
    server(() => (waited > 3000 ? answer() : problem(409, 'superseded')));
    expect((await refresh()).state).toBe('in');
    timer.mockRestore();
  });

  test('7.4.1: a session that the server has ended is over, and its page waits for whose it was', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    server(() => problem(401, 'signed-out'));
    expect(await refresh()).toMatchObject({ state: 'lapsed', user: { id: 'u' }, left: false });
    const asked = server(() => answer());
    expect((await refresh()).state).toBe('lapsed');
    expect(asked).toHaveLength(0);
    giveUp();
    expect(currentSession()).toEqual({ state: 'out', expired: false });
  });

  test.each([
    ['the same person goes on with it', 'u', 'later'],
    ['another does not', 'v', null],
  ])(
    'who asks for a token while the session is over waits until somebody signs in: %s',
    async (_what, id, token) => {
      server(() => answer());
      await signIn({ email: 'a', password: 'b' });
      server(() => problem(401, 'signed-out'));
      await refresh();
      let given: string | null | undefined;
      const asking = accessToken().then((found) => {
        given = found;
      });
      await Promise.resolve();
      expect(given).toBeUndefined();
      server(() => answer(id, 'later'));
      await signIn({ email: 'b', password: 'b' });
      await asking;
      expect(given).toBe(token);
    },
  );

  test('a server that cannot be asked ends nothing', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    server(() => problem(503, 'busy'));
    await expect(refresh()).rejects.toThrow('unreachable');
    expect(currentSession().state).toBe('in');
  });

  test('signing out without a connection is done later, before anybody is let in again', async () => {
    server(() => answer());
    await signIn({ email: 'a', password: 'b' });
    server(() => {
      throw new TypeError('Failed to fetch');
    });
    await signOut();
    expect(currentSession()).toEqual({ state: 'out', expired: false });
    const asked = server(() => new Response(null, { status: 204 }));
    expect((await refresh()).state).toBe('out');
    expect(asked.map(({ url }) => url.pathname)).toEqual(['/api/auth/logout']);
  });
});
