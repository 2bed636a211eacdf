import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remember } from '@/api/appointment-cache';
import type { Appointment, Patient, Suggestion, WaitlistEntry } from '@/api/model';
import { acceptSuggestion, type ForWhom, SUGGESTIONS } from '@/api/suggestions';
import { WAITLIST } from '@/api/waitlist';
import { PatientField } from '@/components/PatientField';
import { useSubmit } from '@/components/useSubmit';
import { useIdempotencyKey } from '@/lib/useIdempotencyKey';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { FormError } from '@/ui/FormError';
import { toast } from '@/ui/toasts';
import { bookedMessage, patientName } from '@/wording/messages';
import { Candidates, useCandidates } from './Candidates';

interface Props {
  item: Suggestion;
  onBack: () => void;
  onBooked: (item: Appointment) => void;
}

/** Asks for whom: first those who wait and whom it suits, in the order of fairness, then anybody. One call books. */
export function AcceptForm({ item, onBack, onBooked }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  const candidates = useCandidates(item);
  const [chosen, setChosen] = useState<WaitlistEntry | null>(null);
  const [patient, setPatient] = useState<Patient | null>(null);
  const { fieldErrors, pending, submit } = useSubmit();
  // Whose turn it is, until somebody says otherwise.
  const { fitting } = candidates;
  const entry = patient ? undefined : (fitting.find(({ id }) => id === chosen?.id) ?? fitting[0]);
  const whom: ForWhom | undefined = patient
    ? { patientId: patient.id }
    : entry && { waitlistEntryId: entry.id };
  const name = patientName(patient ?? entry?.patient);

  const book = async () => {
    if (!whom) return;
    try {
      const booked = await acceptSuggestion(item.id, whom, keyOf([item.id, whom]));
      remember(client, booked);
      toast(bookedMessage(booked));
      onBooked(booked);
    } finally {
      // Also after a refusal: somebody else may have decided, or waits no more.
      void client.invalidateQueries({ queryKey: [SUGGESTIONS] });
      void client.invalidateQueries({ queryKey: [WAITLIST] });
    }
  };
  return (
    <PlainForm onSubmit={() => void submit({ patient: whom ? undefined : t`Choose a patient.` }, book)}>
      <Candidates
        candidates={candidates}
        chosen={entry}
        onChoose={(next) => {
          setPatient(null);
          setChosen(next);
        }}
      />
      <PatientField
        label={t`Or another patient`}
        chosen={patient}
        onChoose={setPatient}
        autoFocus={false}
        error={fieldErrors.patient ?? fieldErrors.patientId}
      />
      <FormError>{fieldErrors.form}</FormError>
      <FormButtons onBack={onBack} pending={pending} className="grid-cols-[auto_minmax(0,1fr)]">
        <span className="truncate">{name ? t`Book ${name}` : t`Book`}</span>
      </FormButtons>
    </PlainForm>
  );
}
