import type { QueryClient } from '@tanstack/react-query';

/**
 * What was typed into forms and not sent. It is in the cache, like what the server said, and ends with it: when its owner
 * signs out, or another takes their place. The keeper seals it on a device of one's own, so that it outlives a reload.
 */
export const DRAFTS = 'drafts';

/** No longer than a session lasts. */
const LONGEST = 12 * 60 * 60_000;

interface Kept {
  at: number;
  values: unknown;
}

type Drafts = Readonly<Record<string, Kept>>;

const KEY = [DRAFTS];

function set(client: QueryClient, drafts: Drafts): void {
  client.setQueryDefaults(KEY, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData<Drafts>(KEY, drafts);
}

const all = (client: QueryClient): Drafts => client.getQueryData<Drafts>(KEY) ?? {};

/** Nothing that was typed is kept for too long. */
export function pruneDrafts(client: QueryClient, now = Date.now()): void {
  const entries = Object.entries(all(client));
  const young = entries.filter(([, { at }]) => now - at <= LONGEST);
  if (young.length < entries.length) set(client, Object.fromEntries(young));
}

/** @param form which form, of what: `move 1f0c…` */
export function draftOf(client: QueryClient, form: string): Kept | undefined {
  pruneDrafts(client);
  return all(client)[form];
}

export function keepDraft(client: QueryClient, form: string, values: unknown, now = Date.now()): void {
  set(client, { ...all(client), [form]: { at: now, values } });
}

export function dropDraft(client: QueryClient, form: string): void {
  const { [form]: found, ...others } = all(client);
  if (found) set(client, others);
}
