import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { registerPatient } from '@/api/directory';
import type { Patient, PatientRequest, WaitlistEntry, WaitlistRequest } from '@/api/model';
import { Refused } from '@/api/problem';
import { joinWaitlist, WAITLIST } from '@/api/waitlist';
import { type Faults, faultsOf, InvalidForm, useSubmit } from '@/components/useSubmit';
import { useKey } from '@/lib/useKey';
import { say } from '@/ui/toasts';
import { errorSentence } from '@/wording/sentences';

interface Wanted {
  /** What was found wrong before; then nothing is sent. */
  found: Faults;
  /** Somebody who is not in the book yet, to be registered first. */
  fresh: PatientRequest | null;
  onRegistered: (patient: Patient) => void;
  patientId: string | undefined;
  request: (patientId: string) => WaitlistRequest;
}

/**
 * Puts somebody on the list. The same form sent again after a lost answer carries the same key, so that nobody waits
 * twice; a changed form is a new request.
 */
export function useJoin(onJoined: (entry: WaitlistEntry) => void) {
  const client = useQueryClient();
  const keyOf = useKey();
  const { submit, pending, faults } = useSubmit();

  const join = ({ found, fresh, onRegistered, patientId, request }: Wanted) =>
    submit(found, async () => {
      const patient = fresh && (await registerPatient(fresh).catch(throwAs(registrationFaults)));
      if (patient) onRegistered(patient);
      const id = patient?.id ?? patientId;
      if (!id) return;
      const wish = request(id);
      const entry = await joinWaitlist(wish, keyOf(wish)).catch(throwAs(joinFaults));
      const [name, place] = [entry.patient.name, entry.position ?? 1];
      say(t`${name} added to the waiting list, position ${place}.`);
      onJoined(entry);
      await client.invalidateQueries({ queryKey: [WAITLIST] });
    });
  return { join, pending, faults };
}

const throwAs = (faults: (error: unknown) => Faults) => (error: unknown) => {
  throw new InvalidForm(faults(error));
};

function registrationFaults(error: unknown): Faults {
  if (error instanceof Refused && error.rule === 'duplicate')
    return { mrn: t`Another patient has this MRN.` };
  return faultsOf(error);
}

function joinFaults(error: unknown): Faults {
  if (!(error instanceof Refused)) return faultsOf(error);
  if (error.rule === 'duplicate') return { patientId: t`Already on the waiting list for this.` };
  const [field] = error.problem.errors ?? [];
  if (field?.field === 'appointmentId')
    return { form: t`Their appointment was changed in the meantime: start again from there.` };
  // A rule has a sentence of its own; it stands beside the field that it is about.
  return field && error.rule !== 'invalid' ? { [field.field]: errorSentence(error) } : faultsOf(error);
}
