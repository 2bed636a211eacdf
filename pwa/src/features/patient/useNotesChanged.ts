import { useQueryClient } from '@tanstack/react-query';
import { SCHEDULES } from '@/api/appointments';

/** Reads again what shows a patient's notes: the card, and the appointments with their alerts. */
export function useNotesChanged(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [SCHEDULES] });
}
