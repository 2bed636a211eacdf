import type { Person } from './browser';

/** What is left in this browser of anybody: entries of IndexedDB and of the caches. */
export const leftovers = ({ page }: Pick<Person, 'page'>) =>
  page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys())
        cached.push(new URL(request.url).pathname);
    }
    let entries = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of Array.from(database.objectStoreNames)) {
        const counting = database.transaction(store).objectStore(store).count();
        entries += await new Promise<number>((resolve) => {
          counting.onsuccess = () => resolve(counting.result);
        });
      }
      database.close();
    }
    return { cached, entries };
  });
