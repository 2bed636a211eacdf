import { useQuery } from '@tanstack/react-query';
import { availabilityIn } from '@/api/availability';
import { doctors } from '@/api/directory';
import type { Doctor } from '@/api/model';
import { useAppointmentsIn } from '@/api/useAppointments';
import type { View } from '@/lib/view';
import type { Asked } from './ranges';
import { useNeighbours } from './useNeighbours';
import { useShown } from './useShown';
import { useSuggestionsQueries } from './useSuggestionsQueries';

/**
 * What a day or a week draws, with the view that it belongs to: the last that was complete, as long as what is wanted is
 * on its way. What is before and after is fetched ahead.
 *
 * @param step in days
 * @param suggests whether suggestions, gaps and offers may be seen
 */
export function useShownRange(
  wanted: View,
  step: number,
  askedOf: (view: View, all: readonly Doctor[]) => Asked,
  suggests: boolean,
) {
  const all = useQuery(doctors);
  const asked = askedOf(wanted, all.data ?? []);
  const known = useAppointmentsIn(asked.items);
  const availability = useQuery(availabilityIn(asked.hours));
  const { shown, waiting } = useShown(
    known.items && all.data && availability.data
      ? {
          ...{ view: wanted, around: asked.around, items: known.items, busy: known.busy },
          ...{ doctors: all.data, availability: availability.data },
        }
      : null,
  );
  useNeighbours(wanted, step, !waiting, (view) => askedOf(view, all.data ?? []));
  const view = shown?.view ?? wanted;
  const suggestions = useSuggestionsQueries(view, shown?.around ?? asked.around, shown?.items, suggests);
  const failed = waiting ? (known.error ?? all.error ?? availability.error) : null;
  return { shown, view, waiting, suggestions, failed, retry: known.retry };
}
