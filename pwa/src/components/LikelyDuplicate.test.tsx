import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '@/testing/page';
import { PatientQuestion } from './PatientQuestion';

const olga = { id: 'olga', mrn: '4711', name: 'Owner, Olga', birthDate: '1980-01-02', active: true };
const typed = { mrn: '4712', name: 'olga OWNER', birthDate: '1980-01-02' };
const refused = { type: 'urn:x', title: 'x', status: 409, detail: 'x', likely: [olga] };

const ask = () => {
  const [onUse, onNew] = [vi.fn(), vi.fn()];
  show(<PatientQuestion typed={typed} problem={refused} onUse={onUse} onCorrect={vi.fn()} onNew={onNew} />);
  return { onUse, onNew };
};

test('both are shown, and the known one can be used', async () => {
  const { onUse, onNew } = ask();
  expect(screen.getByRole('row', { name: /^Owner, Olga 2 Jan 1980 4711/ })).toBeDefined();
  expect(screen.getByRole('row', { name: /^olga OWNER 2 Jan 1980 4712/ })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Use this patient: Owner, Olga, MRN 4711' }));
  expect(onUse).toHaveBeenCalledWith(olga);
  expect(onNew).not.toHaveBeenCalled();
});

test('a new one is registered only with a word that they are two people', async () => {
  const { onUse, onNew } = ask();
  await userEvent.click(screen.getByRole('button', { name: 'Register a new one anyway' }));
  expect(onNew).toHaveBeenCalledWith({ ...typed, confirmNew: true });
  expect(onUse).not.toHaveBeenCalled();
});
