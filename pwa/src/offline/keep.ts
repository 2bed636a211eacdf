import type { Query, QueryClient } from '@tanstack/react-query';
import { SCHEDULES } from '@/api/appointments';
import type { User } from '@/api/model';
import { offlineKey } from '@/api/offlineKey';
import { Refused } from '@/api/problem';
import { DRAFTS } from '@/lib/drafts';
import { openVaultStorage } from './storage';
import { isReadable, LONGEST, type Unlocked, Vault } from './vault';

/** What can be read later: the appointments that were on the screen, and the names that belong to them. */
const VIEWS = new Set(['range', 'busy', 'page', 'summary']);
const NAMES = new Set(['departments', 'doctors', 'appointment-types', 'availability', DRAFTS]);

function isKept(key: readonly unknown[]): boolean {
  return key[0] === SCHEDULES ? VIEWS.has(String(key[1])) : NAMES.has(String(key[0]));
}

const SETTLE = 1_500;
const TOUCH = 30_000;

/**
 * Keeps what this person sees, as they see it, on a device that they called their own, and gives it back when the
 * server cannot. Elsewhere it keeps nothing but the time for which a page may be left alone.
 */
class Keeper {
  private readonly dirty = new Map<string, Query>();
  /** What came from the vault and was not asked anew since: it is as old as it says, whatever was live. */
  private readonly recalled = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private user: User | undefined;
  /** When they came, and when somebody was last at work in this page. */
  private readonly times = { since: 0, active: 0 };
  private touched = 0;
  /** What opens and closes the vault goes one after another. */
  private turn: Promise<unknown> = Promise.resolve();

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
    if (!this.user || !isKept(queryKey) || state.data === undefined) return;
    if (state.dataUpdatedAt === this.recalled.get(queryHash)) return;
    this.dirty.set(queryHash, query);
    this.timer ??= setTimeout(() => void this.flush(), SETTLE);
  }

  private noteAll(): void {
    for (const query of this.client.getQueryCache().getAll()) this.note(query);
  }

  /** Someone is there, by their session; what they kept on this device goes on. */
  come(user: User): Promise<void> {
    this.user = user;
    this.times.since = Date.now();
    this.times.active = this.times.since;
    return this.inTurn(async () => {
      if (await this.resume()) await this.recall(([name]) => name === DRAFTS);
    });
  }

  /** They proved their password on a device of their own: what they see is kept from here on. */
  begin(user: User, password: string): Promise<void> {
    return this.inTurn(() => this.start(user, password));
  }

  /** They have another password now, which is to open what the old one did. */
  change(user: User, password: string): Promise<void> {
    return this.inTurn(async () => {
      if (await this.vault.holds(Date.now())) await this.start(user, password);
    });
  }

  private async start(user: User, password: string): Promise<void> {
    // Whatever becomes of the new one: the old one is over.
    await this.vault.destroy();
    await this.vault.begin(user, password, await offlineKey(), Date.now());
    this.noteAll();
  }

  private async resume(): Promise<boolean> {
    if (!this.user) return false;
    try {
      return await this.vault.resume(this.user.id, offlineKey, Date.now());
    } catch (error) {
      // It was forbidden meanwhile. A server that cannot be asked is asked again.
      if (error instanceof Refused) await this.vault.destroy();
      return false;
    }
  }

  private inTurn(work: () => Promise<unknown>): Promise<void> {
    const next = this.turn.then(work).then(() => undefined);
    this.turn = next.catch(() => undefined);
    return next;
  }

  /** Writes what has changed: what the server has said, and nothing that is only on its way. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const queries = [...this.dirty.values()];
    this.dirty.clear();
    await this.inTurn(async () => {
      if (!(await this.resume())) return;
      for (const { queryKey, queryHash, state } of queries) {
        if (state.data === undefined) continue;
        // What was typed does not make room for what was looked at since.
        const at = state.dataUpdatedAt + (queryKey[0] === DRAFTS ? LONGEST : 0);
        const kept = { key: queryKey, data: state.data, at };
        await this.vault.keep(queryHash, kept, Date.now());
      }
    });
  }

  /** Someone is at work. @returns false when they were away for too long and nothing may be shown any more */
  async touch(): Promise<boolean> {
    const now = Date.now();
    if (now - this.touched < TOUCH) return true;
    this.touched = now;
    const inTime = this.vault.isOpen ? await this.vault.touch(now) : isReadable(this.times, now);
    if (inTime) this.times.active = now;
    return inTime;
  }

  /** They were away for too long, and the server let them go on all the same: so does what is kept, from nothing. */
  async again(): Promise<void> {
    this.times.active = Date.now();
    await this.vault.again(this.times.active);
    this.noteAll();
  }

  /** Whether what is on the screen, and on the disk, may still be read; past its limits the disk's is destroyed. */
  async stillReadable(): Promise<boolean> {
    const now = Date.now();
    const holds = await this.vault.holds(now);
    // Other pages say there, too, that somebody is at work.
    return this.vault.isOpen ? holds : isReadable(this.times, now);
  }

  /** Whether something can be opened with a password. */
  async isSealed(): Promise<boolean> {
    return this.vault.holds(Date.now());
  }

  /** Opens it with a password, and puts what is kept where nothing newer is. */
  async unlock(password: string): Promise<Unlocked> {
    const now = Date.now();
    const unlocked = await this.vault.unlock(password, now);
    if (unlocked.as !== 'open') return unlocked;
    this.user = unlocked.user;
    this.times.since = unlocked.since;
    this.times.active = now;
    await this.recall();
    return unlocked;
  }

  /** Puts what is kept where nothing newer is. */
  async recall(wanted: (key: readonly unknown[]) => boolean = () => true): Promise<void> {
    for (const { key, data, at: written } of await this.vault.recall(Date.now())) {
      if (!wanted(key)) continue;
      const at = Math.min(written, Date.now());
      const known = this.client.getQueryState(key);
      if (known && (known.dataUpdatedAt >= at || key[0] === DRAFTS)) continue;
      const query = this.client.getQueryCache().build(this.client, { queryKey: key });
      this.recalled.set(query.queryHash, at);
      this.client.setQueryData(key, data, { updatedAt: at });
    }
  }

  /** When the data of a query was last known to be so; what was followed live is as new as the connection was. */
  asOf({ queryHash, state }: Query, liveUntil: number): number {
    return this.recalled.get(queryHash) === state.dataUpdatedAt
      ? state.dataUpdatedAt
      : Math.max(state.dataUpdatedAt, liveUntil);
  }

  /** Nobody is there any more, or not to keep anything. */
  forget(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dirty.clear();
    this.recalled.clear();
    this.user = undefined;
    return this.inTurn(() => this.vault.destroy());
  }

  /** They did not call this device their own: whatever was kept here goes. */
  decline(): Promise<void> {
    return this.inTurn(() => this.vault.destroy());
  }
}

/** Whether this browser has a place and a cipher for it; it has none on an insecure address or in some private windows. */
export const canKeep = (): boolean =>
  typeof indexedDB !== 'undefined' && globalThis.crypto?.subtle !== undefined;

export function keeperFor(client: QueryClient): Keeper | null {
  return canKeep() ? new Keeper(client, new Vault(openVaultStorage())) : null;
}
