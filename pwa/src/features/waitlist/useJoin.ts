import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { registerPatient } from '@/api/directory';
import type { Patient, PatientRequest, Problem, WaitlistEntry, WaitlistRequest } from '@/api/model';
import { Refused } from '@/api/problem';
import { joinWaitlist, WAITLIST } from '@/api/waitlist';
import { asksWho } from '@/components/PatientQuestion';
import { type FieldErrors, fieldErrorsOf, InvalidForm, useSubmit } from '@/components/useSubmit';
import { useIdempotencyKey } from '@/lib/useIdempotencyKey';
import { toast } from '@/ui/toasts';
import { errorMessage, issuedMessage, patientName } from '@/wording/messages';

interface Wanted {
  /** What was found wrong before; then nothing is sent. */
  found: FieldErrors;
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
  const keyOf = useIdempotencyKey();
  const keyOfPatient = useIdempotencyKey();
  const { submit, pending, fieldErrors } = useSubmit();

  /** Who may be the one who was typed. */
  const [question, setQuestion] = useState<Problem | null>(null);

  const join = ({ found, fresh, onRegistered, patientId, request }: Wanted) =>
    submit(found, async () => {
      setQuestion(null);
      const patient =
        fresh &&
        (await registerPatient(fresh, keyOfPatient(fresh)).catch((error: unknown) => {
          if (error instanceof Refused && asksWho(error.problem)) setQuestion(error.problem);
          throw new InvalidForm(registrationErrors(error));
        }));
      if (patient) onRegistered(patient);
      const id = patient?.id ?? patientId;
      if (!id) return;
      const wish = request(id);
      const entry = await joinWaitlist(wish, keyOf(wish)).catch(throwAs(joinErrors));
      const [name, place] = [patientName(entry.patient), entry.position ?? 1];
      const said = t`${name} added to the waiting list, position ${place}.`;
      toast(fresh && patient && !fresh.mrn ? `${said} ${issuedMessage(patient.mrn)}` : said);
      onJoined(entry);
      await client.invalidateQueries({ queryKey: [WAITLIST] });
    });
  return { join, pending, fieldErrors, question, clearQuestion: () => setQuestion(null) };
}

const throwAs = (fieldErrors: (error: unknown) => FieldErrors) => (error: unknown) => {
  throw new InvalidForm(fieldErrors(error));
};

function registrationErrors(error: unknown): FieldErrors {
  if (error instanceof Refused && (error.rule === 'duplicate' || error.rule === 'patient-differs'))
    return { mrn: t`Another patient has this MRN.` };
  // Asked above the form, and no fault of any field.
  if (error instanceof Refused && error.rule === 'likely-duplicate') return {};
  return fieldErrorsOf(error);
}

function joinErrors(error: unknown): FieldErrors {
  if (!(error instanceof Refused)) return fieldErrorsOf(error);
  if (error.rule === 'duplicate') return { patientId: t`Already on the waiting list for this.` };
  const [field] = error.problem.errors ?? [];
  if (field?.field === 'appointmentId')
    return { form: t`Their appointment was changed in the meantime: start again from there.` };
  // A rule has a sentence of its own; it stands beside the field that it is about.
  return field && error.rule !== 'invalid' ? { [field.field]: errorMessage(error) } : fieldErrorsOf(error);
}
