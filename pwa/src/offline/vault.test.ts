import { beforeEach, describe, expect, test } from 'vitest';
import type { User } from '@/api/model';
import type { VaultStorage } from './storage';
import { IDLE, LONGEST, Vault } from './vault';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const person = (id: string): User => ({
  id,
  username: id,
  email: `${id}@x.org`,
  role: 'USER',
  twoFactorEnabled: false,
  avatarUrl: null,
});
const ada = person('ada');

/** What IndexedDB holds, open to be looked at. */
function drawer() {
  let vaultKey: unknown;
  const kept = new Map<string, unknown>();
  const storage: VaultStorage = {
    vaultKey: async () => vaultKey,
    setVaultKey: async (value) => {
      vaultKey = value;
    },
    all: async () => [...kept.values()],
    put: async (id, value) => {
      kept.set(id, value);
    },
    drop: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    clear: async () => {
      vaultKey = undefined;
      kept.clear();
    },
  };
  return { storage, kept, encrypted: () => vaultKey as { key: CryptoKey } | undefined };
}

describe('14.3.1, 14.3.3: what is kept for reading without a connection', () => {
  let place: ReturnType<typeof drawer>;
  let vault: Vault;
  const monday = { key: ['schedules', 'range', {}], data: [{ patient: 'Müller, Hanna' }], at: NOW };

  beforeEach(async () => {
    place = drawer();
    vault = new Vault(place.storage);
    await vault.openFor(ada, NOW);
    await vault.keep('monday', monday, NOW);
  });

  test('comes back to the one who saw it, with its age', async () => {
    expect(await vault.recall(NOW + IDLE)).toEqual({ user: ada, kept: [monday] });
  });

  test('is unreadable on the disk: no name, no e-mail, and a key that no script can take out', async () => {
    const bytes = [place.encrypted(), ...place.kept.values()].map((value) =>
      JSON.stringify(value, (_name, part: unknown) =>
        part instanceof ArrayBuffer || ArrayBuffer.isView(part)
          ? Buffer.from(part as ArrayBuffer).toString('latin1')
          : part,
      ),
    );
    expect(bytes.join()).not.toMatch(/ller|Hanna|ada@x|schedules/);
    const key = place.encrypted()?.key;
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  test.each([
    ['half an hour without a touch', NOW + IDLE + 1],
    ['a clock put back', NOW - 3_600_000],
  ])('after %s it is gone for good', async (_why, later) => {
    expect(await vault.recall(later)).toBeNull();
    expect(place.encrypted()).toBeUndefined();
    expect(place.kept.size).toBe(0);
  });

  test('twelve hours are the end, however busy they were', async () => {
    for (let at = NOW; at < NOW + LONGEST; at += IDLE) expect(await vault.touch(at)).toBe(true);
    expect(await vault.touch(NOW + LONGEST + 1)).toBe(false);
    expect(place.kept.size).toBe(0);
  });

  test('another person finds nothing of it', async () => {
    await vault.openFor(person('eve'), NOW + 1);
    expect(await vault.recall(NOW + 1)).toEqual({ user: person('eve'), kept: [] });
  });

  test('the same person goes on with it, but not past its twelve hours', async () => {
    await vault.touch(NOW + IDLE);
    await vault.openFor(ada, NOW + IDLE);
    expect((await vault.recall(NOW + IDLE))?.kept).toHaveLength(1);
    await vault.openFor(ada, NOW + LONGEST + 1);
    expect((await vault.recall(NOW + LONGEST + 1))?.kept).toHaveLength(0);
  });

  test('an entry put in the place of another destroys the vault instead of being believed', async () => {
    await vault.keep('tuesday', { ...monday, data: [] }, NOW);
    const [first, second] = [...place.kept.values()] as { id: string }[];
    place.kept.set('x', { ...first, id: second?.id });
    expect(await vault.recall(NOW)).toBeNull();
    expect(place.kept.size).toBe(0);
  });

  test('forty entries at most; the oldest go', async () => {
    for (let day = 1; day <= 45; day += 1) await vault.keep(`day ${day}`, { ...monday, at: NOW + day }, NOW);
    const kept = (await vault.recall(NOW))?.kept ?? [];
    expect(kept).toHaveLength(40);
    expect(Math.min(...kept.map(({ at }) => at))).toBe(NOW + 6);
  });

  test('nothing is kept while it is closed', async () => {
    await vault.destroy();
    await vault.keep('monday', monday, NOW);
    expect(place.kept.size).toBe(0);
  });
});
