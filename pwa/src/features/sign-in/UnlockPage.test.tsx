import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Unlocked } from '@/offline/vault';
import { show } from '@/testing/page';
import { UnlockPage } from './UnlockPage';

async function tryTo(password: string) {
  const field = screen.getByLabelText('Password');
  await userEvent.clear(field);
  if (password) await userEvent.type(field, password);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
}

test('a wrong password is said beside the field, with the tries that are left; then nothing is there to be tried', async () => {
  const answers: Unlocked[] = [{ as: 'wrong', left: 2 }, { as: 'wrong', left: 1 }, { as: 'gone' }];
  const unlock = vi.fn(async () => answers.shift() ?? { as: 'gone' as const });
  show(<UnlockPage unlock={unlock} />);
  await tryTo('');
  expect(await screen.findByText('Enter your password.')).toBeTruthy();
  expect(unlock).not.toHaveBeenCalled();
  await tryTo('one');
  expect(await screen.findByText(/not the password you signed in with\. 2 attempts left\./)).toBeTruthy();
  await tryTo('two');
  expect(await screen.findByText(/1 attempt left\./)).toBeTruthy();
  await tryTo('three');
  expect((await screen.findByRole('alert')).textContent).toContain('has been deleted');
  expect(screen.queryByLabelText('Password')).toBeNull();
});
