import type { User } from '@/api/model';
import type { VaultStorage } from './storage';

/** Something that was on the screen, and when it was true. */
export interface Kept {
  key: readonly unknown[];
  data: unknown;
  at: number;
}

interface Encrypted {
  iv: Uint8Array<ArrayBuffer>;
  text: ArrayBuffer;
}

interface VaultKey {
  /** AES-GCM, 256 bits, made here and never extractable: the browser uses it, no script can read it. */
  key: CryptoKey;
  userId: string;
  person: Encrypted;
  since: number;
  active: number;
}

interface Entry extends Encrypted {
  id: string;
  at: number;
}

const MINUTE = 60_000;
/** The session's own limits, which hold for what is kept as well. */
export const IDLE = 30 * MINUTE;
export const LONGEST = 12 * 60 * MINUTE;
/** A clock put back further than this was not set right but set to cheat. */
const CLOCK_SLACK = 5 * MINUTE;
const MOST = 40;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function isReadable(vaultKey: VaultKey, now: number): boolean {
  return (
    now - vaultKey.active <= IDLE && now - vaultKey.since <= LONGEST && now >= vaultKey.active - CLOCK_SLACK
  );
}

/**
 * What can be read without the server: encrypted, of one person, for as long as their session could last. Whatever is
 * over a limit, or another's, is destroyed when it is found.
 */
export class Vault {
  private ages: Map<string, number> | undefined;

  constructor(private readonly storage: VaultStorage) {}

  /** Opens it for someone who has just been let in; a vault of somebody else, or an old one, is destroyed. */
  async openFor(user: User, now: number): Promise<void> {
    const vaultKey = await this.vaultKey();
    if (vaultKey && vaultKey.userId === user.id && isReadable(vaultKey, now)) {
      await this.storage.setVaultKey({
        ...vaultKey,
        person: await encrypt(vaultKey.key, 'person', user),
        active: now,
      });
      return;
    }
    await this.destroy();
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const person = await encrypt(key, 'person', user);
    await this.storage.setVaultKey({
      key,
      userId: user.id,
      person,
      since: now,
      active: now,
    } satisfies VaultKey);
  }

  /** Someone is at work. @returns false when it was too late and everything is gone */
  async touch(now: number): Promise<boolean> {
    const vaultKey = await this.readable(now);
    if (vaultKey) await this.storage.setVaultKey({ ...vaultKey, active: now });
    return vaultKey !== null;
  }

  /** Whether anything may still be read; past its limits it is destroyed. */
  async holds(now: number): Promise<boolean> {
    return (await this.readable(now)) !== null;
  }

  /** Keeps the newest state of some data; the oldest entries make room. Without an open vault nothing is kept. */
  async keep(id: string, kept: Kept, now: number): Promise<void> {
    const vaultKey = await this.readable(now);
    if (!vaultKey) return;
    const name = await digest(`${vaultKey.userId} ${id}`);
    const encrypted = await encrypt(vaultKey.key, name, { key: kept.key, data: kept.data });
    await this.storage.put(name, { id: name, at: kept.at, ...encrypted } satisfies Entry);
    // How old each entry is, remembered so that keeping one does not read them all.
    this.ages ??= new Map(((await this.storage.all()) as Entry[]).map(({ id: other, at }) => [other, at]));
    this.ages.set(name, kept.at);
    const oldest = [...this.ages].sort(([, a], [, b]) => b - a).slice(MOST);
    for (const [other] of oldest) this.ages.delete(other);
    if (oldest.length > 0) await this.storage.drop(oldest.map(([other]) => other));
  }

  /** Whose it is and all that is in it, or null where there is nothing that may be read. */
  async recall(now: number): Promise<{ user: User; kept: Kept[] } | null> {
    const vaultKey = await this.readable(now);
    if (!vaultKey) return null;
    try {
      const user = (await decrypt(vaultKey.key, 'person', vaultKey.person)) as User;
      const entries = (await this.storage.all()) as Entry[];
      const kept = await Promise.all(
        entries.map(async (entry) => {
          const { key, data } = (await decrypt(vaultKey.key, entry.id, entry)) as Omit<Kept, 'at'>;
          return { key, data, at: entry.at };
        }),
      );
      return { user, kept };
    } catch {
      // Not ours, or tampered with.
      await this.destroy();
      return null;
    }
  }

  /** Nothing is left, and without its key nothing that may lie on a disk can be read. */
  async destroy(): Promise<void> {
    this.ages = undefined;
    await this.storage.clear();
  }

  private async vaultKey(): Promise<VaultKey | undefined> {
    return (await this.storage.vaultKey()) as VaultKey | undefined;
  }

  private async readable(now: number): Promise<VaultKey | null> {
    const vaultKey = await this.vaultKey();
    if (!vaultKey) return null;
    if (isReadable(vaultKey, now)) return vaultKey;
    await this.destroy();
    return null;
  }
}

/** The name is bound to the text, so that no entry can be passed off as another. */
async function encrypt(key: CryptoKey, name: string, value: unknown): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  return { iv, text: await crypto.subtle.encrypt(how, key, encoder.encode(JSON.stringify(value))) };
}

async function decrypt(key: CryptoKey, name: string, { iv, text }: Encrypted): Promise<unknown> {
  const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  return JSON.parse(decoder.decode(await crypto.subtle.decrypt(how, key, text)));
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
