import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { hospital, show } from '@/testing/page';
import { NewPatientFields } from './NewPatientFields';

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
