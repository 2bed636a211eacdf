import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { PatientRequest } from '@/api/model';
import { hospital, show } from '@/testing/page';
import { NewPatientFields } from './NewPatientFields';

function Form({ seen }: { seen: (patient: PatientRequest) => void }) {
  const [patient, setPatient] = useState<PatientRequest>({ name: 'Osei, Kwame', mrn: 'M-1' });
  seen(patient);
  return (
    <NewPatientFields
      patient={patient}
      onChange={setPatient}
      onBack={() => undefined}
      errors={[{ field: 'patient.email', message: 'must be an e-mail address' }]}
      missing={false}
    />
  );
}

test('a new patient can be written to: the address is part of them, and what is wrong with it beside it', async () => {
  let now: PatientRequest | undefined;
  show(
    <Form
      seen={(patient) => {
        now = patient;
      }}
    />,
  );
  const field = screen.getByLabelText('E-mail');
  await userEvent.type(field, 'kwame@x.org');
  expect(now).toEqual({ name: 'Osei, Kwame', mrn: 'M-1', email: 'kwame@x.org' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await userEvent.clear(field);
  expect(now).toEqual({ name: 'Osei, Kwame', mrn: 'M-1' });
});

const fields = (mrnIssued: boolean) =>
  show(
    <NewPatientFields
      patient={{ name: 'Newcomer, Nora' }}
      onChange={vi.fn()}
      onBack={vi.fn()}
      errors={undefined}
      missing
    />,
    { ...hospital, mrnIssued },
  );

test('an MRN is required where people bring it', () => {
  fields(false);
  expect(screen.getByText('Required')).toBeDefined();
  expect(screen.getByLabelText('MRN').getAttribute('aria-invalid')).toBe('true');
});

test('where the hospital issues them, a new patient needs none', () => {
  fields(true);
  expect(screen.getByText('Leave empty to have one issued when saved.')).toBeDefined();
  expect(screen.getByLabelText('MRN').getAttribute('aria-invalid')).toBeNull();
});
