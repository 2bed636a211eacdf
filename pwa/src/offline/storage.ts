import { basePath } from '@/lib/base';

/** Where the vault's header and its entries are stored; outside tests it is IndexedDB. */
export interface VaultStorage {
  header(): Promise<unknown>;
  setHeader(value: unknown): Promise<void>;
  all(): Promise<unknown[]>;
  put(id: string, value: unknown): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const HEADER = 'header';
const KEPT = 'kept';
/** One database for each installation, since several may share an origin under their context roots. */
const HERE = `hospital-scheduling:${basePath}`;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function openVaultStorage(): VaultStorage {
  let opened: Promise<IDBDatabase> | undefined;
  const open = async (): Promise<IDBDatabase> => {
    // What an earlier version kept lay beside its key.
    indexedDB.deleteDatabase(HERE);
    const request = indexedDB.open(`${HERE}:offline`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(HEADER);
      request.result.createObjectStore(KEPT);
    };
    const database = await done(request);
    // At sign-out the browser deletes it, from whichever page that was; the next use begins a new one.
    database.onclose = () => {
      opened = undefined;
    };
    database.onversionchange = () => {
      opened = undefined;
      database.close();
    };
    return database;
  };
  const running = async (mode: IDBTransactionMode): Promise<IDBTransaction> => {
    opened ??= open().catch((cause) => {
      opened = undefined;
      throw cause;
    });
    return (await opened).transaction([HEADER, KEPT], mode);
  };
  const write = async (work: (header: IDBObjectStore, kept: IDBObjectStore) => void): Promise<void> => {
    const transaction = await running('readwrite');
    work(transaction.objectStore(HEADER), transaction.objectStore(KEPT));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  const read = async (name: string) => (await running('readonly')).objectStore(name);
  return {
    header: async () => done((await read(HEADER)).get(HEADER) as IDBRequest<unknown>),
    setHeader: (value) => write((header) => header.put(value, HEADER)),
    all: async () => done((await read(KEPT)).getAll() as IDBRequest<unknown[]>),
    put: (id, value) => write((_header, kept) => kept.put(value, id)),
    drop: (ids) =>
      write((_header, kept) => {
        for (const id of ids) kept.delete(id);
      }),
    clear: () =>
      write((header, kept) => {
        header.clear();
        kept.clear();
      }),
  };
}
