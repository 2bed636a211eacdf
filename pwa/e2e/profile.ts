import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/**
 * What a page does with keys, as it does it: the bytes of each, also of those that no script may read. It is the story's
 * own eye, and puts nothing on the disk.
 */
export async function watchKeys(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.defineProperty(globalThis, 'keysSeen', { value: seen });
    const subtle = globalThis.crypto?.subtle;
    if (!subtle) return;
    const hex = (bytes: ArrayBuffer | ArrayBufferView) => {
      const view = ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
      return Array.from(view, (byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    const importKey = subtle.importKey.bind(subtle);
    /** The same key, as readable as it was asked to be. */
    const known = async (key: CryptoKey, extractable: boolean, usages: KeyUsage[]) => {
      const raw = await subtle.exportKey('raw', key);
      seen.push(hex(raw));
      return importKey('raw', raw, key.algorithm, extractable, usages);
    };
    type Call = (...given: unknown[]) => Promise<unknown>;
    const wrap = (name: string, around: (original: Call) => Call) => {
      const original = (Reflect.get(subtle, name) as Call).bind(subtle);
      Object.defineProperty(SubtleCrypto.prototype, name, { value: around(original), configurable: true });
    };
    wrap('importKey', (original) => (format, key, ...rest) => {
      if (format === 'raw') seen.push(hex(key as ArrayBuffer));
      return original(format, key, ...rest);
    });
    wrap(
      'generateKey',
      (original) => async (algorithm, extractable, usages) =>
        known(
          (await original(algorithm, true, usages)) as CryptoKey,
          extractable as boolean,
          usages as KeyUsage[],
        ),
    );
    wrap(
      'deriveKey',
      (original) => async (how, from, algorithm, extractable, usages) =>
        known(
          (await original(how, from, algorithm, true, usages)) as CryptoKey,
          extractable as boolean,
          usages as KeyUsage[],
        ),
    );
  });
}

/** The bytes of every key for a cipher that a page has used since it was loaded; passwords are no such keys. */
export async function keysSeen(page: Page): Promise<Buffer[]> {
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'keysSeen') as string[]);
  return seen.filter((hex) => hex.length === 64).map((hex) => Buffer.from(hex, 'hex'));
}

/** What every entry that a page has stored begins with, encrypted: to see that the disk is read at all. */
export async function ciphertexts(page: Page): Promise<Buffer[]> {
  const found = await page.evaluate(async () => {
    const parts: number[][] = [];
    const walk = (value: unknown): void => {
      if (value instanceof ArrayBuffer) parts.push([...new Uint8Array(value, 0, 24)]);
      else if (value && typeof value === 'object' && !ArrayBuffer.isView(value))
        for (const part of Object.values(value)) walk(part);
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open(name));
      for (const store of Array.from(database.objectStoreNames))
        walk(await done(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return parts;
  });
  return found.map((bytes) => Buffer.from(bytes));
}

/** All ways in which a text or a key may be written down. */
function spellings(secret: string | Buffer): Buffer[] {
  if (typeof secret === 'string') {
    const escaped = encodeURIComponent(secret);
    return [
      Buffer.from(secret, 'utf8'),
      Buffer.from(secret, 'latin1'),
      Buffer.from(secret, 'utf16le'),
      Buffer.from(escaped),
      Buffer.from(escaped.replaceAll('%20', '+')),
    ];
  }
  return [
    secret,
    Buffer.from(secret.toString('hex')),
    Buffer.from(secret.toString('base64').replace(/=+$/, '')),
    Buffer.from(secret.toString('base64url')),
  ];
}

/** Which of these stand anywhere in a browser's profile on the disk, and in which file. */
export async function foundIn(home: string, secrets: readonly (string | Buffer)[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    for (const secret of secrets)
      if (spellings(secret).some((each) => bytes.includes(each)))
        found.push(
          `${typeof secret === 'string' ? secret : secret.toString('hex')} in ${path.slice(home.length)}`,
        );
  }
  return found;
}
