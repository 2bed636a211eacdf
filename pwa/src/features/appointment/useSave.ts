import { t } from '@lingui/core/macro';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { remember, unsettled } from '@/api/appointment-cache';
import { doctors } from '@/api/directory';
import type { Appointment, Slot } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { SET_ASIDE } from '@/api/rules';
import { dayOf } from '@/lib/zone';
import { type ToastAction, toast } from '@/ui/toasts';
import { errorMessage, slotLabel } from '@/wording/messages';
import { askReason, CORRECTED } from './override';

export interface Save {
  /** The state that the change began from. */
  item: Appointment;
  /** How it will look when the server agrees; shown at once. */
  expected: Appointment;
  /** Asks the server, with the version it has to be based on. */
  call: (version: number) => Promise<Appointment>;
  /** What to say when it is done, if anything. */
  done?: (saved: Appointment) => { text: string; actions?: ToastAction[] };
  /** The same change at another time or with a reason, where a refusal leaves that way out. */
  instead?: {
    at?: (slot: Slot) => void;
    override?: () => void;
    /** As a correction, which is asked for at once. */
    correct?: (reason: string) => void;
  };
  /** It was sent before, and no answer came: it may have been done. */
  again?: boolean;
}

/** Changes of one appointment go to the server one after another, so that each knows the version before it. */
const queues = new Map<string, Promise<unknown>>();
/** The version that our own last change made: the next one in the queue is based on it, never on a stranger's. */
const ours = new Map<string, number>();

/** Saves a change that is already visible; refused or unanswered, it goes back and says why. */
export function useSave(): (save: Save) => Promise<Appointment | null> {
  const client = useQueryClient();
  return useCallback((save) => enqueue(client, save), [client]);
}

function enqueue(client: QueryClient, save: Save): Promise<Appointment | null> {
  const { id } = save.item;
  unsettled.add(id);
  remember(client, save.expected);
  const before = queues.get(id) ?? Promise.resolve();
  const turn = before.then(() => perform(client, save));
  queues.set(id, turn);
  void turn.finally(() => {
    if (queues.get(id) !== turn) return;
    queues.delete(id);
    unsettled.delete(id);
  });
  return turn;
}

async function perform(client: QueryClient, save: Save): Promise<Appointment | null> {
  const { item } = save;
  try {
    return accept(client, save, await save.call(Math.max(item.version, ours.get(item.id) ?? 0)));
  } catch (error) {
    const current = error instanceof Refused ? error.problem.current : undefined;
    // The first try was done, and only its answer was lost.
    if (save.again && current && isAs(current, save.expected)) return accept(client, save, current);
    remember(client, item);
    explain(client, save, error);
    return null;
  }
}

function accept(client: QueryClient, save: Save, saved: Appointment): Appointment {
  ours.set(saved.id, saved.version);
  remember(client, saved);
  const told = save.done?.(saved);
  if (told) toast(told.text, { actions: told.actions ?? [] });
  return saved;
}

/** Whether all that people can change of an appointment is the same. */
function isAs(one: Appointment, other: Appointment): boolean {
  return (
    Date.parse(one.start) === Date.parse(other.start) &&
    Date.parse(one.end) === Date.parse(other.end) &&
    one.status === other.status &&
    one.doctor.id === other.doctor.id &&
    one.patient?.id === other.patient?.id &&
    one.type?.id === other.type?.id &&
    (one.reason ?? '') === (other.reason ?? '')
  );
}

function explain(client: QueryClient, save: Save, error: unknown): void {
  if (error instanceof Unreachable) {
    toast(t`Not saved: no connection to the server.`, {
      tone: 'harm',
      actions: [{ label: t`Try again`, run: () => void enqueue(client, { ...save, again: true }) }],
    });
    return;
  }
  if (!(error instanceof Refused)) {
    toast(errorMessage(error), { tone: 'harm' });
    return;
  }
  const { current, alternatives = [] } = error.problem;
  if (current) {
    remember(client, current);
    toast(t`Someone else changed this appointment in the meantime. You now see the current version.`, {
      tone: 'harm',
    });
    return;
  }
  const message = errorMessage(error, save.expected.doctor.name);
  const { at, override, correct } = save.instead ?? {};
  const occasion = correct && CORRECTED.get(error.rule);
  if (occasion) {
    askReason(occasion, correct);
    return;
  }
  const offered = at
    ? alternatives.map((slot) => ({ label: wayOut(client, save, slot), run: () => at(slot) }))
    : [];
  const actions: ToastAction[] = [...offered];
  if (override && SET_ASIDE.has(error.rule)) actions.push({ label: t`Continue anyway…`, run: override });
  toast(offered.length > 0 ? `${message} ${t`Next free:`}` : message, { tone: 'harm', actions });
}

/** `11:30`, `Tue 24 Nov 09:00`, `Dr. Diaz 11:00` */
function wayOut(client: QueryClient, save: Save, slot: Slot): string {
  const time = slotLabel(slot.start, dayOf(Date.parse(save.expected.start)));
  if (slot.doctorId === save.expected.doctor.id) return time;
  const name = client.getQueryData(doctors.queryKey)?.find((doctor) => doctor.id === slot.doctorId)?.name;
  return name ? `${name} ${time}` : time;
}
