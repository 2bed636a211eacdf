import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { appointmentsIn } from '@/api/appointments';
import { availabilityIn } from '@/api/availability';
import type { View } from '@/lib/view';
import { addDays, isBookable } from '@/lib/zone';
import { type Asked, isNarrowed } from './ranges';

/**
 * Fetches what is before and after when the browser has nothing else to do: going there then shows it at once. Only where
 * the view is narrowed to some doctors: whoever looks at the whole hospital would be noted as having seen three times as
 * many patients.
 *
 * @param step in days
 * @param ready whether what is looked at is there
 */
export function useNeighbours(view: View, step: number, ready: boolean, asked: (view: View) => Asked): void {
  const client = useQueryClient();
  const wanted = ready && isNarrowed(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's part of it is what is listed.
  useEffect(() => {
    if (!wanted) return;
    const days = [addDays(view.date, step), addDays(view.date, -step)].filter(isBookable);
    return onIdle(() => {
      for (const date of days) fetchAhead(client, asked({ ...view, date }));
    });
  }, [wanted, client, view.date, view.departments.join(), view.doctors.join(), view.statuses.join(), step]);
}

function fetchAhead(client: QueryClient, { items, hours }: Asked): void {
  if (items) void client.prefetchQuery(appointmentsIn(items));
  void client.prefetchQuery(availabilityIn(hours));
}

/** Soon, but after whatever else the browser has to do. */
function onIdle(work: () => void): () => void {
  if (!globalThis.requestIdleCallback) {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
