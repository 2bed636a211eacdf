import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { forget, inRanges, remember } from '@/api/appointment-cache';
import { SCHEDULES } from '@/api/appointments';
import { api } from '@/api/client';
import { GAPS } from '@/api/gaps';
import type { Appointment, MonitoredUser } from '@/api/model';
import { MONITORED } from '@/api/monitored';
import { forgetOverlay, overlay } from '@/api/pending';
import { unwrap } from '@/api/problem';
import { useCan } from '@/api/rights';
import { currentSession, onSession, refresh } from '@/api/session';
import { SUGGESTIONS } from '@/api/suggestions';
import { WAITLIST } from '@/api/waitlist';
import { socketUrl } from '@/lib/base';
import { reachable } from '@/lib/reachable';
import { store } from '@/lib/store';
import { Connection, type LiveEvent, type LiveState } from './connection';

/** How current the page is; shown in the bar. */
export const liveState = store<LiveState>('connecting');

/** The appointments that another hand has just changed, to be outlined for a moment. */
export const justChanged = store<ReadonlySet<string>>(new Set());

/** The user who was flagged last, for administrators. */
export const justFlagged = store<MonitoredUser | null>(null);

const OUTLINED = 1_600;

function outline(id: string): void {
  justChanged.set((ids) => new Set([...ids, id]));
  setTimeout(() => justChanged.set((ids) => new Set([...ids].filter((other) => other !== id))), OUTLINED);
}

const isAppointment = (data: unknown): data is Appointment =>
  typeof data === 'object' &&
  data !== null &&
  'id' in data &&
  'version' in data &&
  'start' in data &&
  'doctor' in data;

/** What an event means for the cache. Our own changes come back too: they are already there and change nothing. */
export function apply(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'busy:changed') lookAgain(client);
  const stale = outdated(event.type);
  if (stale.length > 0) askAgain(client, stale);
  const id = event.data?.id;
  if (event.type === 'monitoredUser:new') {
    void client.invalidateQueries({ queryKey: [MONITORED] });
    if (typeof id === 'string') justFlagged.set(event.data as MonitoredUser);
    return;
  }
  if (typeof id !== 'string' || !event.type.startsWith('schedule:')) return;
  if (isAppointment(event.data)) {
    const seen = client.getQueryData<Appointment>([SCHEDULES, 'one', id]) ?? inRanges(client, id);
    if (seen && seen.version >= event.data.version) return;
    // Our own change comes back here too, often before its answer.
    if (!overlay.get().has(id)) outline(id);
    remember(client, event.data);
  } else if (event.type === 'schedule:deleted') {
    forgetOverlay(id);
    forget(client, id);
  }
  recount(client);
}

/** What an event says nothing of but that it is so no more; only what somebody looks at is asked for again. */
function outdated(type: string): string[] {
  if (type.startsWith('suggestion:')) return [SUGGESTIONS];
  if (type.startsWith('waitlist:')) return [WAITLIST, GAPS];
  // Our own changes too: what they leave free, or take, is nowhere in the answer.
  return type.startsWith('schedule:') || type === 'busy:changed' ? [GAPS] : [];
}

const asking = new Set<string>();

/** Once for a burst, at most about twice a second. */
function askAgain(client: QueryClient, keys: string[]): void {
  if (asking.size === 0)
    setTimeout(() => {
      const due = [...asking];
      asking.clear();
      for (const key of due) void client.invalidateQueries({ queryKey: [key] });
    }, 400);
  for (const key of keys) asking.add(key);
}

let looking: ReturnType<typeof setTimeout> | undefined;

/** What is busy has no id by which it could be patched; it is asked again, at most about twice a second. */
function lookAgain(client: QueryClient): void {
  if (looking) return;
  looking = setTimeout(() => {
    looking = undefined;
    void client.invalidateQueries({ queryKey: [SCHEDULES, 'range'] });
  }, 400);
}

let counting: ReturnType<typeof setTimeout> | undefined;

/** Pages and counts cannot be patched; they are asked again, once for a burst of changes. */
function recount(client: QueryClient): void {
  clearTimeout(counting);
  counting = setTimeout(() => {
    for (const kind of ['summary', 'page', 'card'])
      void client.invalidateQueries({ queryKey: [SCHEDULES, kind] });
  }, 400);
}

/** Follows the change feed for as long as someone is signed in to whom it tells anything. */
export function useLive(): void {
  const client = useQueryClient();
  const lapsed = useSyncExternalStore(onSession, () => currentSession().state === 'lapsed');
  const told = useCan('seeAppointments') && !lapsed;
  useEffect(() => {
    if (!told) return;
    const connection = new Connection({
      ticket: async () => (await unwrap(api.POST('/realtime/ticket'))).ticket,
      open: (ticket, since) => {
        const url = socketUrl('ws/schedules');
        url.searchParams.set('ticket', ticket);
        if (since !== null) url.searchParams.set('since', String(since));
        return new WebSocket(url);
      },
      onState: (state) => {
        liveState.set(state);
        if (state === 'closed') void refresh().catch(() => undefined);
      },
      onEvent: (event) => apply(client, event),
      onGap: () => {
        for (const key of [SCHEDULES, MONITORED, SUGGESTIONS, WAITLIST, GAPS])
          void client.invalidateQueries({ queryKey: [key] });
      },
      online: () => navigator.onLine,
    });
    const wake = () => connection.wake();
    const sleep = () => connection.sleep();
    addEventListener('online', wake);
    addEventListener('offline', sleep);
    document.addEventListener('visibilitychange', wake);
    const answered = reachable.subscribe(() => reachable.get() && connection.wake());
    connection.start();
    return () => {
      answered();
      removeEventListener('online', wake);
      removeEventListener('offline', sleep);
      document.removeEventListener('visibilitychange', wake);
      connection.stop();
    };
  }, [client, told]);
}
