import { beforeEach, describe, expect, test } from 'vitest';
import type { User } from '@/api/model';
import type { VaultStorage } from './storage';
import { IDLE, LONGEST, TRIES, Vault } from './vault';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PASSWORD = 'green umbrella on the ward';
const SESSION = new Uint8Array(32).fill(7);
const person = (id: string): User => ({
  id,
  username: id,
  email: `${id}@x.org`,
  role: 'USER',
  twoFactorEnabled: false,
  secondFactorRequired: false,
  avatarUrl: null,
});
const ada = person('ada');

/** What IndexedDB holds, open to be looked at. */
function drawer() {
  let header: unknown;
  const kept = new Map<string, unknown>();
  const storage: VaultStorage = {
    header: async () => header,
    setHeader: async (value) => {
      header = structuredClone(value);
    },
    all: async () => [...kept.values()],
    put: async (id, value) => {
      kept.set(id, structuredClone(value));
    },
    drop: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    clear: async () => {
      header = undefined;
      kept.clear();
    },
  };
  return {
    storage,
    kept,
    header: () => header as Record<string, unknown> | undefined,
    tamper: (change: object) => {
      header = { ...(header as object), ...change };
    },
  };
}

/** All bytes and words in a value. */
function laidOpen(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part instanceof ArrayBuffer || ArrayBuffer.isView(part)
      ? Buffer.from(part as ArrayBuffer).toString('latin1')
      : part,
  );
}

describe('14.3.1, 14.3.3: what is kept for reading without a connection', () => {
  let place: ReturnType<typeof drawer>;
  let vault: Vault;
  const monday = { key: ['schedules', 'range', {}], data: [{ patient: 'Müller, Hanna' }], at: NOW };
  /** The page was loaded anew: what was in memory is not. */
  const reloaded = () => new Vault(place.storage);
  const given = async () => SESSION;

  beforeEach(async () => {
    place = drawer();
    vault = new Vault(place.storage);
    await vault.begin(ada, PASSWORD, SESSION, NOW);
    await vault.keep('monday', monday, NOW);
  });

  test('comes back to the page that saw it, with its age', async () => {
    expect(await vault.recall(NOW + IDLE)).toEqual([monday]);
  });

  test('a new page opens it with what the server gives to the session, or with the password', async () => {
    const online = reloaded();
    expect(await online.recall(NOW)).toEqual([]);
    expect(await online.resume('ada', given, NOW)).toBe(true);
    expect(await online.recall(NOW)).toEqual([monday]);
    const offline = reloaded();
    expect(await offline.unlock(PASSWORD, NOW)).toEqual({ as: 'open', user: ada, since: NOW });
    expect(await offline.recall(NOW)).toEqual([monday]);
  });

  test('no name, no e-mail, no password and no key is stored', async () => {
    const bytes = [place.header(), ...place.kept.values()];
    expect(bytes.map(laidOpen).join()).not.toMatch(/ller|Hanna|ada@x|schedules|umbrella/);
    const parts: unknown[] = [];
    JSON.stringify(bytes, (_name, part) => {
      parts.push(part);
      return part;
    });
    expect(parts.filter((part) => part instanceof CryptoKey)).toEqual([]);
    expect(Object.keys(place.header() ?? {}).sort()).toEqual(
      ['active', 'byPassword', 'bySession', 'id', 'person', 'since', 'tries', 'userId'].sort(),
    );
  });

  test('a wrong password opens nothing, and five of them destroy all', async () => {
    const thief = reloaded();
    for (let left = TRIES - 1; left > 0; left -= 1)
      expect(await thief.unlock('password123', NOW)).toEqual({ as: 'wrong', left });
    expect(await reloaded().unlock('password123', NOW)).toEqual({ as: 'gone' });
    expect(place.kept.size).toBe(0);
    expect(await reloaded().unlock(PASSWORD, NOW)).toEqual({ as: 'gone' });
  });

  test('the right password is still right after four wrong ones, and forgets them', async () => {
    for (let wrong = 1; wrong < TRIES; wrong += 1) await reloaded().unlock('password123', NOW);
    expect((await reloaded().unlock(PASSWORD, NOW)).as).toBe('open');
    expect(await reloaded().unlock('password123', NOW)).toEqual({ as: 'wrong', left: TRIES - 1 });
  });

  test('another session opens nothing and leaves nothing', async () => {
    const later = reloaded();
    expect(await later.resume('ada', async () => new Uint8Array(32).fill(8), NOW)).toBe(false);
    expect(place.header()).toBeUndefined();
    expect(place.kept.size).toBe(0);
  });

  test('where nothing is kept, or it is open, the server is asked for nothing', async () => {
    const refuse = () => Promise.reject(new Error('asked'));
    expect(await vault.resume('ada', refuse, NOW)).toBe(true);
    await vault.destroy();
    expect(await reloaded().resume('ada', refuse, NOW)).toBe(false);
  });

  test('a server that cannot be asked destroys nothing', async () => {
    const silence = () => Promise.reject(new Error('unreachable'));
    await expect(reloaded().resume('ada', silence, NOW)).rejects.toThrow('unreachable');
    expect(place.kept.size).toBe(1);
  });

  test.each([
    ['half an hour without a touch', NOW + IDLE + 1],
    ['a clock put back', NOW - 3_600_000],
  ])('after %s it is gone for good', async (_why, later) => {
    expect(await vault.recall(later)).toEqual([]);
    expect(place.header()).toBeUndefined();
    expect(place.kept.size).toBe(0);
  });

  test('twelve hours are the end, however busy they were, and for the right password, too', async () => {
    for (let at = NOW; at < NOW + LONGEST; at += IDLE) expect(await vault.touch(at)).toBe(true);
    expect(await reloaded().unlock(PASSWORD, NOW + LONGEST + 1)).toEqual({ as: 'gone' });
    expect(place.kept.size).toBe(0);
  });

  test('a beginning that was moved opens nothing', async () => {
    place.tamper({ since: NOW + LONGEST, active: NOW + LONGEST });
    expect((await reloaded().unlock(PASSWORD, NOW + LONGEST + 1)).as).toBe('wrong');
    expect(await reloaded().resume('ada', given, NOW + LONGEST + 1)).toBe(false);
  });

  test('another person finds nothing of it', async () => {
    expect(await reloaded().resume('eve', given, NOW + 1)).toBe(false);
    expect(place.kept.size).toBe(0);
  });

  test('who begins again begins with nothing', async () => {
    await vault.begin(ada, PASSWORD, SESSION, NOW + 1);
    expect(await vault.recall(NOW + 1)).toEqual([]);
  });

  test('a page whose session outlasted half an hour goes on, from nothing and not past the twelve hours', async () => {
    expect(await vault.touch(NOW + IDLE + 1)).toBe(false);
    await vault.again(NOW + IDLE + 1);
    expect(await vault.recall(NOW + IDLE + 1)).toEqual([]);
    await vault.keep('tuesday', monday, NOW + IDLE + 1);
    expect(await vault.recall(NOW + IDLE + 1)).toEqual([monday]);
    expect((await reloaded().unlock(PASSWORD, NOW + IDLE + 1)).as).toBe('open');
    expect(await vault.touch(NOW + LONGEST + 1)).toBe(false);
    await vault.again(NOW + LONGEST + 1);
    expect(place.header()).toBeUndefined();
  });

  test('what somebody ended in another page does not begin again', async () => {
    await reloaded().destroy();
    expect(await vault.touch(NOW + 1)).toBe(false);
    await vault.again(NOW + 1);
    expect(place.header()).toBeUndefined();
  });

  test('a page that has the key of a former one keeps nothing with it', async () => {
    const other = reloaded();
    await other.begin(ada, 'another long password', SESSION, NOW);
    await vault.keep('tuesday', monday, NOW);
    expect(place.kept.size).toBe(0);
    expect(await vault.resume('ada', given, NOW)).toBe(true);
    await vault.keep('tuesday', monday, NOW);
    expect(await other.recall(NOW)).toEqual([monday]);
  });

  test('an entry put in the place of another destroys the vault instead of being believed', async () => {
    await vault.keep('tuesday', { ...monday, data: [] }, NOW);
    const [first, second] = [...place.kept.values()] as { id: string }[];
    place.kept.set('x', { ...first, id: second?.id });
    expect(await vault.recall(NOW)).toEqual([]);
    expect(place.kept.size).toBe(0);
  });

  test('forty entries at most; the oldest go', async () => {
    for (let day = 1; day <= 45; day += 1) await vault.keep(`day ${day}`, { ...monday, at: NOW + day }, NOW);
    const kept = await vault.recall(NOW);
    expect(kept).toHaveLength(40);
    expect(Math.min(...kept.map(({ at }) => at))).toBe(NOW + 6);
  });

  test('nothing is kept while it is closed', async () => {
    await vault.destroy();
    await vault.keep('monday', monday, NOW);
    expect(place.kept.size).toBe(0);
  });
});
