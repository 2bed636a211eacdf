import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SCHEDULES } from '@/api/appointments';
import type { Patient, PatientPatch } from '@/api/model';
import { changePatient, PATIENT_CARD } from '@/api/patientCard';
import { useCan } from '@/api/rights';
import { ConcurrentChanges } from '@/components/ConcurrentChanges';
import { differences, type Wording } from '@/components/differences';
import { useVersionedSave } from '@/components/useVersionedSave';
import { birthDateLabel, readBirthDate } from '@/lib/birthDate';
import { AskDialog } from '@/ui/Dialog';
import { TextField } from '@/ui/Field';
import { useCanSave } from '@/ui/NotSaved';
import { toast } from '@/ui/toasts';

type Draft = Partial<Record<'name' | 'mrn' | 'birthDate' | 'phone' | 'email', string>>;

/** Corrects who a patient is and how they are reached; the MRN only by administrators. */
export function EditPatientDialog({ patient, onClose }: { patient: Patient; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const mayCorrect = useCan('administer');
  const canSave = useCanSave();
  const [draft, setDraft] = useState<Draft>({});
  const readAgain = () =>
    Promise.all(
      [[PATIENT_CARD], ['patients'], [SCHEDULES]].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const { fieldErrors, pending, save, before } = useVersionedSave(patient, readAgain, {
    'stale-version': {
      form: t`Not saved: someone else changed this patient in the meantime. Check it and save again.`,
    },
    duplicate: { mrn: t`Another patient has this MRN. If it is the same person, merge the two.` },
    merged: { form: t`This record was merged into another one, which is now the patient’s.` },
  });
  const known = { birthDate: '', phone: '', email: '', ...patient, ...draft };
  const change = (part: Draft) => setDraft({ ...draft, ...part });
  const submit = async () => {
    if (Object.keys(draft).length === 0) return onClose();
    const born = known.birthDate.trim();
    const found = {
      name: known.name.trim() ? undefined : t`Enter a name.`,
      mrn: known.mrn.trim() ? undefined : t`Enter a number.`,
      birthDate: born && !readBirthDate(born) ? t`Enter a date, a month or a year.` : undefined,
    };
    const saved = await save(found, () => changePatient(patient, patchOf(draft)).then(readAgain));
    if (!saved) return;
    toast(t`${known.name.trim()} saved.`);
    onClose();
  };
  const none = t`none`;
  const words: Wording<Patient> = [
    [t`Name`, ({ name }) => name],
    [t`MRN`, ({ mrn }) => mrn],
    [t`Date of birth`, ({ birthDate }) => (birthDate ? birthDateLabel(birthDate) : none)],
    [t`Phone`, ({ phone }) => phone ?? none],
    [t`E-mail`, ({ email }) => email ?? none],
  ];
  return (
    <AskDialog
      title={t`Edit patient`}
      onClose={onClose}
      onSubmit={() => void submit()}
      back={t`Cancel`}
      yes={t`Save`}
      pending={pending}
      disabled={!canSave}
      error={fieldErrors.form}
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`Family name, given name`}
        value={known.name}
        maxLength={200}
        error={fieldErrors.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={t`Date of birth`}
        placeholder={t`14.03.1979`}
        value={known.birthDate}
        maxLength={20}
        error={fieldErrors.birthDate}
        onChange={({ target }) => change({ birthDate: target.value })}
      />
      <TextField
        label={t`Phone`}
        type="tel"
        value={known.phone}
        maxLength={50}
        error={fieldErrors.phone}
        onChange={({ target }) => change({ phone: target.value })}
      />
      <TextField
        label={t`E-mail`}
        type="email"
        value={known.email}
        maxLength={254}
        error={fieldErrors.email}
        onChange={({ target }) => change({ email: target.value })}
      />
      {mayCorrect && (
        <TextField
          label={t`MRN`}
          value={known.mrn}
          maxLength={50}
          hint={t`Other systems know the patient by it: correct it only where it is wrong.`}
          error={fieldErrors.mrn}
          onChange={({ target }) => change({ mrn: target.value })}
        />
      )}
      <ConcurrentChanges lines={differences(before, patient, words)} />
    </AskDialog>
  );
}

/** Only what was touched is sent: what somebody else changed meanwhile stays. */
function patchOf(draft: Draft): PatientPatch {
  const { name, mrn, birthDate, phone, email } = draft;
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(mrn !== undefined && { mrn: mrn.trim() }),
    ...(birthDate !== undefined && { birthDate: readBirthDate(birthDate) }),
    ...(phone !== undefined && { phone: phone.trim() || null }),
    ...(email !== undefined && { email: email.trim() || null }),
  };
}
