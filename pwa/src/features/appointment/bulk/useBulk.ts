import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { inRanges, remember } from '@/api/appointment-cache';
import { appointment, SCHEDULES } from '@/api/appointments';
import { AT_ONCE, attendAll, type BulkTransition, type BulkWhy } from '@/api/bulk';
import type { Appointment, BulkOutcome, RefusedAppointment } from '@/api/model';
import { useIdempotencyKey } from '@/lib/useIdempotencyKey';

/** An appointment that stayed as it was, and why. */
export interface Kept {
  item: Appointment;
  refused: RefusedAppointment;
}

export interface Outcome {
  /** What was done, as it is now; beside it, as it was. */
  done: { now: Appointment; before: Appointment }[];
  kept: Kept[];
}

/** The newest that this page knows of an appointment: somebody may have changed it since it was selected. */
export function newest(client: QueryClient, item: Appointment): Appointment {
  const known = [client.getQueryData(appointment(item.id).queryKey), inRanges(client, item.id)];
  return known.reduce<Appointment>(
    (best, other) => (other && other.version > best.version ? other : best),
    item,
  );
}

const lot = <T>(items: readonly T[]): T[][] =>
  items.length === 0 ? [] : [items.slice(0, AT_ONCE), ...lot(items.slice(AT_ONCE))];

/**
 * Says something of many appointments at once. What was sent and not answered is sent again with the same keys, so that
 * nothing is done twice; `progress` is the share that is done.
 */
export function useBulk() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<number | null>(null);
  const keyOf = useIdempotencyKey();
  const run = useCallback(
    async (
      transition: BulkTransition,
      items: readonly Appointment[],
      why: BulkWhy = {},
    ): Promise<Outcome> => {
      const before = items.map((item) => newest(client, item));
      const parts = lot(before);
      const key = keyOf([transition, why, before.map(({ id, version }) => [id, version])]);
      const outcome: Outcome = { done: [], kept: [] };
      setProgress(0);
      try {
        for (const [index, part] of parts.entries()) {
          const answer = await attendAll(transition, part, `${key} ${index}`, why);
          take(client, part, answer, outcome);
          setProgress((index + 1) / parts.length);
        }
        return outcome;
      } finally {
        setProgress(null);
      }
    },
    [client, keyOf],
  );
  return { run, progress };
}

function take(client: QueryClient, part: Appointment[], { done, refused }: BulkOutcome, into: Outcome): void {
  const was = new Map(part.map((item) => [item.id, item]));
  for (const now of done) {
    remember(client, now);
    const before = was.get(now.id);
    if (before) into.done.push({ now, before });
  }
  for (const one of refused) {
    if (one.current) remember(client, one.current);
    const item = one.current ?? was.get(one.id);
    if (item) into.kept.push({ item, refused: one });
  }
  // Pages of a list are not patched one by one.
  void client.invalidateQueries({ queryKey: [SCHEDULES, 'page'] });
}

/**
 * What takes each back: `reopen`, and then, where somebody had been further than booked, how far they had been.
 */
export function undoSteps(done: Outcome['done']): { transition: BulkTransition; items: Appointment[] }[] {
  const further = (status: Appointment['status']) =>
    done.filter(({ before }) => before.status === status).map(({ now }) => now);
  return [
    { transition: 'reopen' as const, items: done.map(({ now }) => now) },
    { transition: 'arrive' as const, items: further('arrived') },
    { transition: 'check-in' as const, items: further('checked-in') },
  ].filter(({ items }) => items.length > 0);
}
