import { basePath } from '@/lib/base';

/** Where the vault's key and its entries are stored; outside tests it is IndexedDB. */
export interface VaultStorage {
  vaultKey(): Promise<unknown>;
  setVaultKey(value: unknown): Promise<void>;
  all(): Promise<unknown[]>;
  put(id: string, value: unknown): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const KEY = 'seal';
const KEPT = 'kept';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One database for each installation, since several may share an origin under their context roots. */
export function openVaultStorage(): VaultStorage {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(`hospital-scheduling:${basePath}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEY);
      request.result.createObjectStore(KEPT);
    };
    return done(request);
  };
  const transaction = async (
    work: (vaultKey: IDBObjectStore, kept: IDBObjectStore) => void,
  ): Promise<void> => {
    opened ??= open();
    const running = (await opened).transaction([KEY, KEPT], 'readwrite');
    work(running.objectStore(KEY), running.objectStore(KEPT));
    await new Promise<void>((resolve, reject) => {
      running.oncomplete = () => resolve();
      running.onerror = () => reject(running.error);
      running.onabort = () => reject(running.error);
    });
  };
  const reading = async (name: string): Promise<IDBObjectStore> => {
    opened ??= open();
    return (await opened).transaction(name).objectStore(name);
  };
  return {
    vaultKey: async () => done((await reading(KEY)).get(KEY) as IDBRequest<unknown>),
    setVaultKey: (value) => transaction((vaultKey) => vaultKey.put(value, KEY)),
    all: async () => done((await reading(KEPT)).getAll() as IDBRequest<unknown[]>),
    put: (id, value) => transaction((_vaultKey, kept) => kept.put(value, id)),
    drop: (ids) =>
      transaction((_vaultKey, kept) => {
        for (const id of ids) kept.delete(id);
      }),
    clear: () =>
      transaction((vaultKey, kept) => {
        vaultKey.clear();
        kept.clear();
      }),
  };
}
