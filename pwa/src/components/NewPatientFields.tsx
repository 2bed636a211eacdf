import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PatientRequest, Problem } from '@/api/model';
import { readBirthDate } from '@/lib/birthDate';
import { TextField } from '@/ui/Field';
import { useMrnIssued } from './useMrnIssued';

interface Props {
  patient: PatientRequest;
  onChange: (patient: PatientRequest) => void;
  onBack: () => void;
  /** Field errors of the server, under their names in the request. */
  errors: Problem['errors'];
  missing: boolean;
}

/** A patient who is not in the book yet; registered together with the appointment. */
export function NewPatientFields({ patient, onChange, onBack, errors, missing }: Props) {
  const { t } = useLingui();
  // As it was typed; the request has it as the contract writes it.
  const [born, setBorn] = useState(patient.birthDate ?? '');
  const wrong = (field: keyof PatientRequest) =>
    errors?.find((error) => error.field === `patient.${field}`)?.message;
  const set = (field: 'name' | 'mrn' | 'birthDate' | 'phone' | 'email', value: string) => {
    // Who was confirmed to be somebody new was the one who stood there.
    const { [field]: _old, confirmNew: _confirmed, ...rest } = patient;
    onChange((value || field === 'name' ? { ...rest, [field]: value } : rest) as PatientRequest);
  };
  const named = patient.name.trim() !== '';
  const issued = useMrnIssued();
  const needed = (value: string) => (missing && !value.trim() ? t`Required` : undefined);
  return (
    <fieldset className="grid gap-3 rounded-lg border border-line p-3">
      <legend className="-ml-1 flex gap-2 px-1 text-xs">
        <b className="font-semibold">{t`New patient`}</b>
        <button type="button" className="text-accent" onClick={onBack}>{t`Find existing patient`}</button>
      </legend>
      <TextField
        label={t`Name`}
        placeholder={t`Family name, given name`}
        value={patient.name}
        maxLength={200}
        // What was typed to find them is the name: what is missing is the number, where none is issued.
        autoFocus={!named}
        error={wrong('name') ?? needed(patient.name)}
        onChange={(event) => set('name', event.target.value)}
      />
      <TextField
        label={t`MRN`}
        value={patient.mrn ?? ''}
        maxLength={50}
        autoFocus={named && !issued}
        hint={issued ? t`Leave empty to have one issued when saved.` : undefined}
        error={wrong('mrn') ?? (issued ? undefined : needed(patient.mrn ?? ''))}
        onChange={(event) => set('mrn', event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t`Date of birth`}
          placeholder={t`14.03.1979`}
          value={born}
          maxLength={20}
          autoFocus={named && issued}
          error={
            missing && born.trim() && !readBirthDate(born)
              ? t`Enter a date, a month or a year.`
              : wrong('birthDate')
          }
          onChange={({ target }) => {
            setBorn(target.value);
            set('birthDate', readBirthDate(target.value) ?? target.value.trim());
          }}
        />
        <TextField
          label={t`Phone`}
          type="tel"
          value={patient.phone ?? ''}
          maxLength={50}
          error={wrong('phone')}
          onChange={(event) => set('phone', event.target.value)}
        />
      </div>
      <TextField
        label={t`E-mail`}
        type="email"
        value={patient.email ?? ''}
        maxLength={254}
        error={wrong('email')}
        onChange={(event) => set('email', event.target.value)}
      />
    </fieldset>
  );
}
