import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStore } from '@/lib/store';
import { appointment, type Range } from './appointments';
import { appointmentsWithin } from './covered';
import type { Appointment, BusyTime } from './model';
import { type Drawn, drawn, drawnIn, overlay } from './pending';

interface InRange {
  items: Drawn[] | undefined;
  busy: BusyTime[] | undefined;
  error: Error | null;
  retry: UseQueryResult['refetch'];
}

const NOWHERE: Range = { from: '', to: '' };
const NONE: Drawn[] = [];

/**
 * The appointments of a range, with what is on its way drawn over them.
 *
 * @param range null where there can be none
 */
export function useAppointmentsIn(range: Range | null): InRange {
  const client = useQueryClient();
  const queries = appointmentsWithin(client, range ?? NOWHERE);
  const { data, error, refetch } = useQuery({ ...queries.items, enabled: range !== null });
  const busy = useQuery(queries.busy).data;
  const over = useStore(overlay);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a range is what it says.
  const items = useMemo(
    () => (range ? data && drawnIn(range, data, over) : NONE),
    [data, over, JSON.stringify(range)],
  );
  return { items, busy, error, retry: refetch };
}

/** One appointment, with what is on its way drawn over it; begun with what a view knows of it. */
export function useAppointment(id: string, known?: Appointment) {
  const query = useQuery({ ...appointment(id), ...(known ? { placeholderData: known } : {}) });
  const over = useStore(overlay);
  // Without the server the query fails, and the view still knows what it shows.
  const confirmed = query.data ?? known;
  const item = useMemo(() => confirmed && drawn(confirmed, over), [confirmed, over]);
  return { item, query };
}
