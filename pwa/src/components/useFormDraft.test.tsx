import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '@/testing/page';
import { DraftNote } from './DraftNote';
import { useFormDraft } from './useFormDraft';

const HOUR = 3_600_000;

function Form({ of }: { of: string }) {
  const { values, set, from, discard, done } = useFormDraft(`form ${of}`, () => ({ reason: 'as it was' }));
  return (
    <>
      <DraftNote from={from} onDiscard={discard} />
      <input
        aria-label="Reason"
        value={values.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <button type="button" onClick={done}>
        Save
      </button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('Reason');
const note = () => screen.queryByText(/^Draft from \d\d:\d\d restored$/);

/** Types, and closes the form. */
async function typed() {
  const { client } = show(<Form of="a" />);
  await userEvent.clear(field());
  await userEvent.type(field(), 'cough');
  expect(note()).toBeNull();
  return client;
}

function opened(client: Awaited<ReturnType<typeof typed>>, of = 'a') {
  cleanup();
  show(<Form of={of} />, undefined, client);
}

test('what was typed is there again, until it is discarded', async () => {
  const client = await typed();
  opened(client);
  expect(field().value).toBe('cough');
  expect(note()).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(field().value).toBe('as it was');
  expect(note()).toBeNull();
  opened(client);
  expect(field().value).toBe('as it was');
});

test('of something else nothing was typed', async () => {
  opened(await typed(), 'b');
  expect(field().value).toBe('as it was');
});

test('14.3.1: once it is saved it is a draft no more', async () => {
  const client = await typed();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  opened(client);
  expect(note()).toBeNull();
});

test.each([
  [11, 'cough'],
  [13, 'as it was'],
])('after %i hours the form says: %s', async (hours, says) => {
  const client = await typed();
  vi.setSystemTime(Date.now() + hours * HOUR);
  opened(client);
  expect(field().value).toBe(says);
});
