import { useQuery } from '@tanstack/react-query';
import { gapsIn } from '@/api/gaps';
import type { Appointment } from '@/api/model';
import { type SuggestionRange, suggestionsIn } from '@/api/suggestions';
import { offersIn } from '@/api/waitlist';
import type { View } from '@/lib/view';
import type { SuggestionsLayer } from './suggestionsLayer';

/**
 * What the suggestions layer needs of a range, once for all columns: suggestions, gaps where they are to be shown, and
 * the offers where something is held. Nothing for those who may not see them; a page does not wait for any of it.
 */
export function useSuggestionsQueries(
  view: View,
  range: SuggestionRange,
  items: readonly Appointment[] | undefined,
  allowed: boolean,
): SuggestionsLayer {
  // Under a filter for a status or a text only appointments can match.
  const narrowed = view.statuses.length > 0 || view.q.trim() !== '';
  const held = items?.some(({ hold }) => hold) ?? false;
  const suggestions = useQuery({ ...suggestionsIn(range), enabled: allowed && !narrowed }).data;
  const gaps = useQuery({ ...gapsIn(range), enabled: allowed && view.gaps }).data;
  const offers = useQuery({ ...offersIn(range), enabled: allowed && held }).data;
  return {
    suggestions: allowed && !narrowed ? suggestions : undefined,
    gaps: allowed && view.gaps ? gaps : undefined,
    offers: allowed && held ? offers : undefined,
  };
}
