import type { Query, QueryClient } from '@tanstack/react-query';
import { unsettled } from '@/api/appointment-cache';
import { SCHEDULES } from '@/api/appointments';
import type { User } from '@/api/model';
import { openVaultStorage } from './storage';
import { Vault } from './vault';

/** What can be read later: the appointments that were on the screen, and the names that belong to them. */
const VIEWS = new Set(['range', 'busy', 'page', 'summary']);
const NAMES = new Set(['departments', 'doctors', 'appointment-types', 'availability']);

function isKept(key: readonly unknown[]): boolean {
  return key[0] === SCHEDULES ? VIEWS.has(String(key[1])) : NAMES.has(String(key[0]));
}

const SETTLE = 1_500;
const TOUCH = 30_000;

/** Keeps what this person sees, as they see it, and gives it back when the server cannot. */
class Keeper {
  private readonly dirty = new Map<string, Query>();
  /** What came from the vault and was not asked anew since: it is as old as it says, whatever was live. */
  private readonly recalled = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private touched = 0;

  constructor(
    private readonly client: QueryClient,
    private readonly vault: Vault,
  ) {}

  /** Follows the cache from now on. */
  watch(): void {
    this.client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return;
      this.note(event.query);
    });
  }

  private note(query: Query): void {
    const { queryKey, queryHash, state } = query;
    if (!isKept(queryKey) || state.data === undefined) return;
    if (state.dataUpdatedAt === this.recalled.get(queryHash)) return;
    this.dirty.set(queryHash, query);
    this.timer ??= setTimeout(() => void this.flush(), SETTLE);
  }

  /** Someone was let in: what they see is kept from here on, what is on the screen already included. */
  async open(user: User): Promise<void> {
    await this.vault.openFor(user, Date.now());
    this.touched = Date.now();
    for (const query of this.client.getQueryCache().getAll()) this.note(query);
  }

  /** Writes what has changed; a change that the server has not confirmed yet waits, so that it never looks saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (unsettled.size > 0) {
      this.timer = setTimeout(() => void this.flush(), SETTLE);
      return;
    }
    const queries = [...this.dirty.values()];
    this.dirty.clear();
    for (const { queryKey, queryHash, state } of queries) {
      if (state.data === undefined) continue;
      const kept = { key: queryKey, data: state.data, at: state.dataUpdatedAt };
      await this.vault.keep(queryHash, kept, Date.now());
    }
  }

  /** Someone is at work. @returns false when they were away for too long and nothing is kept any more */
  async touch(): Promise<boolean> {
    if (Date.now() - this.touched < TOUCH) return true;
    this.touched = Date.now();
    return this.vault.touch(this.touched);
  }

  async stillReadable(): Promise<boolean> {
    return this.vault.holds(Date.now());
  }

  /** Puts what is kept where nothing newer is. @returns whose it is, or null when nothing may be read */
  async recall(): Promise<User | null> {
    const found = await this.vault.recall(Date.now());
    if (!found) return null;
    for (const { key, data, at } of found.kept) {
      const known = this.client.getQueryState(key);
      if (known && known.dataUpdatedAt >= at) continue;
      const query = this.client.getQueryCache().build(this.client, { queryKey: key });
      this.recalled.set(query.queryHash, at);
      this.client.setQueryData(key, data, { updatedAt: at });
    }
    return found.user;
  }

  /** When the data of a query was last known to be so; what was followed live is as new as the connection was. */
  asOf({ queryHash, state }: Query, liveUntil: number): number {
    return this.recalled.get(queryHash) === state.dataUpdatedAt
      ? state.dataUpdatedAt
      : Math.max(state.dataUpdatedAt, liveUntil);
  }

  async forget(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dirty.clear();
    this.recalled.clear();
    await this.vault.destroy();
  }
}

/** None where the browser has no place or no cipher for it: on an insecure address, or in some private windows. */
export function keeperFor(client: QueryClient): Keeper | null {
  if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) return null;
  return new Keeper(client, new Vault(openVaultStorage()));
}
