import { basePath } from '@/lib/base';

/** A place for records under two headings; the real one is IndexedDB. */
export interface Shelf {
  seal(): Promise<unknown>;
  setSeal(value: unknown): Promise<void>;
  all(): Promise<unknown[]>;
  put(id: string, value: unknown): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const SEAL = 'seal';
const KEPT = 'kept';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One database for each installation, since several may share an origin under their context roots. */
export function databaseShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(`hospital-scheduling:${basePath}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(SEAL);
      request.result.createObjectStore(KEPT);
    };
    return done(request);
  };
  const transaction = async (work: (seal: IDBObjectStore, kept: IDBObjectStore) => void): Promise<void> => {
    opened ??= open();
    const running = (await opened).transaction([SEAL, KEPT], 'readwrite');
    work(running.objectStore(SEAL), running.objectStore(KEPT));
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
    seal: async () => done((await reading(SEAL)).get(SEAL) as IDBRequest<unknown>),
    setSeal: (value) => transaction((seal) => seal.put(value, SEAL)),
    all: async () => done((await reading(KEPT)).getAll() as IDBRequest<unknown[]>),
    put: (id, value) => transaction((_seal, kept) => kept.put(value, id)),
    drop: (ids) =>
      transaction((_seal, kept) => {
        for (const id of ids) kept.delete(id);
      }),
    clear: () =>
      transaction((seal, kept) => {
        seal.clear();
        kept.clear();
      }),
  };
}
