import { useQueryClient } from '@tanstack/react-query';
import { SCHEDULES } from '@/api/appointments';
import { PATIENT_CARD } from '@/api/patientCard';

/** Reads again what shows a patient's notes: the card, and the appointments with their alerts. */
export function useNotesChanged(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: [PATIENT_CARD] }),
      client.invalidateQueries({ queryKey: [SCHEDULES] }),
    ]);
}
