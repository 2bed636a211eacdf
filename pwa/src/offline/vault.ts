import type { User } from '@/api/model';
import type { VaultStorage } from './storage';

/** Something that was on the screen, and when it was true. */
export interface Kept {
  key: readonly unknown[];
  data: unknown;
  at: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

interface Encrypted {
  iv: Bytes;
  text: ArrayBuffer;
}

/**
 * What stands beside the entries. The key that opens them is there twice, and never bare: a browser writes even a key
 * that no script can read to the disk as it is, and what is deleted stays there for a while.
 */
interface Header {
  id: string;
  userId: string;
  /** The key, under one that PBKDF2 makes of the password: for opening without a connection. */
  byPassword: Encrypted & { salt: Bytes };
  /** The key, under one that the server gives while the session lives: for a reload. */
  bySession: Encrypted;
  person: Encrypted;
  since: number;
  active: number;
  /** How often a password was tried since one was right. */
  tries: number;
}

interface Entry extends Encrypted {
  id: string;
  at: number;
}

/** What became of a password. */
export type Unlocked =
  | { as: 'open'; user: User; since: number }
  | { as: 'wrong'; left: number }
  /** There is nothing to be opened, or not any more. */
  | { as: 'gone' };

const MINUTE = 60_000;
/** The session's own limits, which hold for what is kept as well. */
export const IDLE = 30 * MINUTE;
export const LONGEST = 12 * 60 * MINUTE;
/** A clock put back further than this was not set right but set to cheat. */
const CLOCK_SLACK = 5 * MINUTE;
const MOST = 40;
/** Wrong passwords after which everything is destroyed. */
export const TRIES = 5;
/** What OWASP asks of PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Whether somebody who came at `since` and was last at work at `active` may still be shown what they saw. */
export function isReadable({ since, active }: { since: number; active: number }, now: number): boolean {
  return now - active <= IDLE && now - since <= LONGEST && now >= active - CLOCK_SLACK;
}

/**
 * What can be read without the server: encrypted, of one person, for as long as their session could last. Its key is
 * in memory only, so a page that is new has to open it. Whatever is over a limit, or another's, is destroyed when it is
 * found.
 */
export class Vault {
  private ages: Map<string, number> | undefined;
  private opened: { header: Header; key: CryptoKey } | undefined;
  /** The one that this page found over its limits, and destroyed. */
  private lapsed: string | undefined;

  constructor(private readonly storage: VaultStorage) {}

  /** Whether this page has its key, also of one that was left alone for too long. */
  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /**
   * Begins an empty one for somebody who has just proved this password; what was there before is destroyed.
   *
   * @param sessionKey 256 bits that the server gives to this session alone
   */
  async begin(user: User, password: string, sessionKey: Bytes, now: number): Promise<void> {
    await this.destroy();
    const id = crypto.randomUUID();
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const key = await aes(raw);
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const header: Header = {
      id,
      userId: user.id,
      byPassword: { salt, ...(await encrypt(await stretched(password, salt), wrap(id, now), raw)) },
      bySession: await encrypt(await aes(sessionKey), wrap(id, now), raw),
      person: await encryptJson(key, 'person', user),
      since: now,
      active: now,
      tries: 0,
    };
    raw.fill(0);
    await this.storage.setHeader(header);
    this.opened = { header, key };
  }

  /**
   * Opens what this session began before the page was loaded anew, unless it is open already.
   *
   * @param sessionKey asked for only where there is something to be opened; what it throws is thrown on
   * @returns whether it is open; what this session cannot open is destroyed
   */
  async resume(userId: string, sessionKey: () => Promise<Bytes>, now: number): Promise<boolean> {
    const header = await this.readable(now);
    if (!header) return false;
    if (this.opened?.header.id === header.id) return true;
    const given = header.userId === userId ? await sessionKey() : undefined;
    const key = given && (await unwrapped(await aes(given), header, header.bySession));
    if (key) this.opened = { header, key };
    else await this.destroy();
    return key !== undefined;
  }

  /** Tries a password; each try is counted before it is made, and after {@link TRIES} wrong ones all is destroyed. */
  async unlock(password: string, now: number): Promise<Unlocked> {
    const header = await this.readable(now);
    if (!header) return { as: 'gone' };
    const tries = header.tries + 1;
    await this.storage.setHeader({ ...header, tries });
    const key = await unwrapped(await stretched(password, header.byPassword.salt), header, header.byPassword);
    if (!key) {
      if (tries < TRIES) return { as: 'wrong', left: TRIES - tries };
      await this.destroy();
      return { as: 'gone' };
    }
    const opened = { ...header, active: now, tries: 0 };
    await this.storage.setHeader(opened);
    this.opened = { header: opened, key };
    const user = await this.read<User>('person', header.person);
    return user ? { as: 'open', user, since: header.since } : { as: 'gone' };
  }

  /** Someone is at work. @returns false when it was too late and everything is gone */
  async touch(now: number): Promise<boolean> {
    const header = await this.readable(now);
    if (header) await this.storage.setHeader({ ...header, active: now });
    return header !== null;
  }

  /** Whether there is anything that may still be read, with its key or without; past its limits it is destroyed. */
  async holds(now: number): Promise<boolean> {
    return (await this.readable(now)) !== null;
  }

  /** Keeps the newest state of some data; the oldest entries make room. Unless it is open nothing is kept. */
  async keep(id: string, kept: Kept, now: number): Promise<void> {
    const opened = await this.open(now);
    if (!opened) return;
    const name = await digest(`${opened.header.userId} ${id}`);
    const encrypted = await encryptJson(opened.key, name, { key: kept.key, data: kept.data });
    await this.storage.put(name, { id: name, at: kept.at, ...encrypted } satisfies Entry);
    // How old each entry is, remembered so that keeping one does not read them all.
    this.ages ??= new Map(((await this.storage.all()) as Entry[]).map(({ id: other, at }) => [other, at]));
    this.ages.set(name, kept.at);
    const oldest = [...this.ages].sort(([, a], [, b]) => b - a).slice(MOST);
    for (const [other] of oldest) this.ages.delete(other);
    if (oldest.length > 0) await this.storage.drop(oldest.map(([other]) => other));
  }

  /** All that is in it; nothing unless it is open and may be read. */
  async recall(now: number): Promise<Kept[]> {
    if (!(await this.open(now))) return [];
    const kept: Kept[] = [];
    for (const entry of (await this.storage.all()) as Entry[]) {
      const found = await this.read<Omit<Kept, 'at'>>(entry.id, entry);
      // Not ours, or tampered with.
      if (!found) return [];
      kept.push({ ...found, at: entry.at });
    }
    return kept;
  }

  /** Begins again, empty, with the same keys, for somebody whose session outlasted their absence; not past the limit. */
  async again(now: number): Promise<void> {
    const header = this.opened?.header;
    if (!header || this.lapsed !== header.id || now - header.since > LONGEST) return;
    if (!(await this.stored())) await this.storage.setHeader({ ...header, active: now });
  }

  /** Nothing is left, here or on the disk, that opens anything. */
  async destroy(): Promise<void> {
    this.opened = undefined;
    await this.clear();
  }

  private async clear(): Promise<void> {
    this.ages = undefined;
    await this.storage.clear();
  }

  private async read<T>(name: string, encrypted: Encrypted): Promise<T | null> {
    const key = this.opened?.key;
    const bytes = key && (await decrypt(key, name, encrypted));
    if (bytes) return JSON.parse(decoder.decode(bytes)) as T;
    await this.destroy();
    return null;
  }

  /** The key of what is stored now; another page may have begun anew. */
  private async open(now: number): Promise<{ header: Header; key: CryptoKey } | null> {
    const header = await this.readable(now);
    return header && this.opened?.header.id === header.id ? this.opened : null;
  }

  private async stored(): Promise<Header | undefined> {
    return (await this.storage.header()) as Header | undefined;
  }

  private async readable(now: number): Promise<Header | null> {
    const header = await this.stored();
    if (!header) return null;
    if (isReadable(header, now)) return header;
    this.lapsed = header.id;
    await this.clear();
    return null;
  }
}

/** The time is bound to what is wrapped: a header whose beginning was moved opens nothing. */
const wrap = (id: string, since: number) => `${id} ${since}`;

async function unwrapped(key: CryptoKey, header: Header, text: Encrypted): Promise<CryptoKey | undefined> {
  const raw = await decrypt(key, wrap(header.id, header.since), text);
  return raw && (await aes(new Uint8Array(raw)));
}

const aes = (raw: Bytes) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function stretched(password: string, salt: Bytes): Promise<CryptoKey> {
  const typed = encoder.encode(password.normalize('NFC'));
  const from = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The name is bound to the text, so that no entry can be passed off as another. */
async function encrypt(key: CryptoKey, name: string, plain: Bytes): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  return { iv, text: await crypto.subtle.encrypt(how, key, plain) };
}

const encryptJson = (key: CryptoKey, name: string, value: unknown) =>
  encrypt(key, name, encoder.encode(JSON.stringify(value)));

async function decrypt(
  key: CryptoKey,
  name: string,
  { iv, text }: Encrypted,
): Promise<ArrayBuffer | undefined> {
  const how = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  return crypto.subtle.decrypt(how, key, text).catch(() => undefined);
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
