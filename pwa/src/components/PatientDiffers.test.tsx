import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '@/testing/page';
import { PatientDiffers } from './PatientDiffers';

const olga = { id: 'olga', mrn: '4711', name: 'Owner, Olga', birthDate: '1980-01-02', active: true };
const typed = { mrn: '4711', name: 'Newcomer, Nora' };

test('both stand side by side, and who typed it says which is meant', async () => {
  const [onUse, onCorrect] = [vi.fn(), vi.fn()];
  show(<PatientDiffers typed={typed} known={olga} differs={['name']} onUse={onUse} onCorrect={onCorrect} />);
  expect(screen.getByRole('alert').textContent).toContain('4711');
  expect(screen.getByRole('row', { name: 'Name Owner, Olga Newcomer, Nora' })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Correct what I typed' }));
  expect(onCorrect).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Use the known patient' }));
  expect(onUse).toHaveBeenCalledWith(olga);
});

test('a patient who is no longer active cannot be used', () => {
  show(
    <PatientDiffers
      typed={typed}
      known={{ ...olga, active: false }}
      differs={['name']}
      onUse={vi.fn()}
      onCorrect={vi.fn()}
    />,
  );
  expect(screen.getByRole('button', { name: 'Use the known patient' })).toHaveProperty('disabled', true);
});
