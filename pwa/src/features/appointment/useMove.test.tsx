import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment } from '@/api/model';
import { book } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { Toaster } from '@/ui/Toaster';
import { hush } from '@/ui/toasts';
import { useMove } from './useMove';

const HALF = 30 * 60_000;

function Later({ item }: { item: Appointment }) {
  const move = useMove();
  const [start, end] = [Date.parse(item.start) + HALF, Date.parse(item.end) + HALF];
  return (
    <button type="button" onClick={() => void move(item, { start, end })}>
      Half an hour later
    </button>
  );
}

/** The first request has no answer; to the second it says that the appointment is as `current` is. */
async function twice(item: Appointment, current: Appointment) {
  let asked = 0;
  server(({ method }) => {
    if (method !== 'PATCH') return json({});
    asked += 1;
    if (asked === 1) throw new TypeError('Failed to fetch');
    return json(
      {
        type: 'urn:hospital-scheduling:stale-version',
        rule: 'stale-version',
        title: 'Stale',
        status: 412,
        detail: 'It was changed.',
        current,
      },
      412,
      { 'Content-Type': 'application/problem+json' },
    );
  });
  show(
    <>
      <Later item={item} />
      <Toaster />
    </>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Half an hour later' }));
  await screen.findByText('Not saved: no connection to the server.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
}

beforeEach(() => signedIn());
afterEach(() => {
  vi.unstubAllGlobals();
  hush();
});

describe('a move whose answer was lost, tried again', () => {
  const moved = (item: Appointment, by: number) => ({
    ...item,
    version: 2,
    start: new Date(Date.parse(item.start) + by).toISOString(),
    end: new Date(Date.parse(item.end) + by).toISOString(),
  });

  test('was done by the first try: nobody else is blamed for it', async () => {
    const item = book('own', '09:00', '10:00', { name: 'Osei, Kwame' });
    await twice(item, moved(item, HALF));
    await screen.findByText(/^Osei, Kwame moved to/);
    expect(screen.queryByText(/Someone else/)).toBeNull();
  });

  test("is somebody else's doing where it stands elsewhere", async () => {
    const item = book('other', '09:00', '10:00', { name: 'Osei, Kwame' });
    await twice(item, moved(item, 2 * HALF));
    await screen.findByText(/^Someone else changed this appointment/);
    expect(screen.queryByText(/moved to/)).toBeNull();
  });
});
