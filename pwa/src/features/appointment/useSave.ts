import { t } from '@lingui/core/macro';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { remember } from '@/api/appointment-cache';
import { appointment } from '@/api/appointments';
import { doctors } from '@/api/directory';
import type { Appointment, Slot } from '@/api/model';
import { begin, type Change, doubt, end } from '@/api/pending';
import { Refused, Unreachable } from '@/api/problem';
import { SET_ASIDE } from '@/api/rules';
import { untilReachable } from '@/lib/reachable';
import { dayOf } from '@/lib/zone';
import { type ToastAction, toast } from '@/ui/toasts';
import { errorMessage, slotLabel } from '@/wording/messages';
import { askReason, CORRECTED } from './override';

export interface Save {
  /** The state that the change began from. */
  item: Appointment;
  /** How it will look when the server agrees, by what is confirmed then; drawn at once. */
  apply: (confirmed: Appointment) => Appointment;
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

/** The version that our own last change made: the next one in the queue is based on it, never on a stranger's. */
const ours = new Map<string, number>();

/** Saves a change that is already drawn; refused, it is drawn no more, and it is said why. */
export function useSave(): (save: Save) => Promise<Appointment | null> {
  const client = useQueryClient();
  return useCallback((save) => saved(client, save), [client]);
}

/** Changes of one appointment go to the server one after another, so that each knows the version before it. */
export function saved(client: QueryClient, save: Save): Promise<Appointment | null> {
  const { item, apply } = save;
  const change: Change = { from: item, apply, unsure: false };
  begin(item.id, change);
  return client
    .getMutationCache()
    .build(client, {
      scope: { id: `appointment ${item.id}` },
      networkMode: 'always',
      mutationFn: () => perform(client, save, change),
    })
    .execute(undefined);
}

async function perform(client: QueryClient, save: Save, change: Change): Promise<Appointment | null> {
  const { item, call } = save;
  const version = Math.max(item.version, ours.get(item.id) ?? 0);
  try {
    return accept(client, save, change, await call(version));
  } catch (error) {
    if (error instanceof Unreachable) return askAfter(client, save, doubt(item.id, change), version);
    const current = error instanceof Refused ? error.problem.current : undefined;
    // The first try was done, and only its answer was lost.
    if (save.again && current && isDone(save, current)) return accept(client, save, change, current);
    if (current) remember(client, current);
    end(item.id, change, current);
    explain(client, save, error);
    return null;
  }
}

/** No answer came: the change may have been done or not. What stands there is asked as soon as the server answers. */
async function askAfter(
  client: QueryClient,
  save: Save,
  change: Change,
  version: number,
): Promise<Appointment | null> {
  const { id } = save.item;
  toast(t`No answer from the server. It will be checked whether this was saved.`, { tone: 'harm' });
  try {
    const current = await stateOf(client, id);
    if (current.version > version && isDone(save, current)) return accept(client, save, change, current);
    end(id, change, current);
    if (current.version > version) tellOfAnother();
    else explain(client, save, null);
  } catch (error) {
    end(id, change);
    explain(client, save, error);
  }
  return null;
}

/** An appointment as the server has it, however long it takes to answer. */
async function stateOf(client: QueryClient, id: string): Promise<Appointment> {
  for (;;) {
    await untilReachable();
    try {
      const current = await client.fetchQuery({ ...appointment(id), staleTime: 0 });
      remember(client, current);
      return current;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
  }
}

function accept(client: QueryClient, save: Save, change: Change, now: Appointment): Appointment {
  ours.set(now.id, now.version);
  remember(client, now);
  end(now.id, change, now);
  const told = save.done?.(now);
  if (told) toast(told.text, { actions: told.actions ?? [] });
  return now;
}

/** Whether all that people can change of an appointment is as the change was to make it. */
function isDone({ item, apply }: Save, now: Appointment): boolean {
  const expected = apply(item);
  return (
    Date.parse(now.start) === Date.parse(expected.start) &&
    Date.parse(now.end) === Date.parse(expected.end) &&
    now.status === expected.status &&
    now.doctor.id === expected.doctor.id &&
    now.patient?.id === expected.patient?.id &&
    now.type?.id === expected.type?.id &&
    (now.reason ?? '') === (expected.reason ?? '') &&
    now.visit?.room === expected.visit?.room
  );
}

function tellOfAnother(): void {
  toast(t`Someone else changed this appointment in the meantime. You now see the current version.`, {
    tone: 'harm',
  });
}

/** Says why nothing was saved; without an error, because the server never got it. */
function explain(client: QueryClient, save: Save, error: unknown): void {
  if (error === null) {
    toast(t`Not saved: no connection to the server.`, {
      tone: 'harm',
      actions: [{ label: t`Try again`, run: () => void saved(client, { ...save, again: true }) }],
    });
    return;
  }
  if (!(error instanceof Refused)) {
    toast(errorMessage(error), { tone: 'harm' });
    return;
  }
  const { current, alternatives = [] } = error.problem;
  if (current) {
    tellOfAnother();
    return;
  }
  const expected = save.apply(save.item);
  const message = errorMessage(error, expected.doctor.name);
  const { at, override, correct } = save.instead ?? {};
  const occasion = correct && CORRECTED.get(error.rule);
  if (occasion) {
    askReason(occasion, correct);
    return;
  }
  const offered = at
    ? alternatives.map((slot) => ({ label: wayOut(client, expected, slot), run: () => at(slot) }))
    : [];
  const actions: ToastAction[] = [...offered];
  if (override && SET_ASIDE.has(error.rule)) actions.push({ label: t`Continue anyway…`, run: override });
  toast(offered.length > 0 ? `${message} ${t`Next free:`}` : message, { tone: 'harm', actions });
}

/** `11:30`, `Tue 24 Nov 09:00`, `Dr. Diaz 11:00` */
function wayOut(client: QueryClient, expected: Appointment, slot: Slot): string {
  const time = slotLabel(slot.start, dayOf(Date.parse(expected.start)));
  if (slot.doctorId === expected.doctor.id) return time;
  const name = client.getQueryData(doctors.queryKey)?.find((doctor) => doctor.id === slot.doctorId)?.name;
  return name ? `${name} ${time}` : time;
}
