import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment } from '@/api/model';
import { clearSelection, select, selection } from '@/components/selection';
import { book } from '@/testing/appointments';
import { type Asked, ada, json, server, show, signedIn } from '@/testing/page';
import { Toaster } from '@/ui/Toaster';
import { dismiss } from '@/ui/toasts';
import { OverrideDialog } from '../OverrideDialog';
import { BulkBar } from './BulkBar';
import { keptReason } from './KeptDialog';
import { undoSteps } from './useBulk';

const hanna = book('h', '09:00', '10:00', { name: 'Müller, Hanna' });
const kwame = book('k', '10:00', '11:00', { name: 'Osei, Kwame', status: 'arrived' });
const ivan = book('i', '11:00', '12:00', { name: 'Petrov, Ivan', status: 'fulfilled' });

interface Sent {
  transition: string;
  appointments: { id: string; version: number }[];
  correction?: { reason: string };
}

/** A server that does everything but what is over; the answers say one version more. */
function bar({ drops = 0, mayCancel = true, tomorrow = [] as string[] } = {}) {
  let dropped = 0;
  const asked = server(({ url, body }) => {
    if (!url.pathname.endsWith('/schedules/attendance')) return json({});
    if (dropped < drops) {
      dropped += 1;
      throw new TypeError('Failed to fetch');
    }
    const { appointments, correction } = body as Sent;
    const early = correction ? [] : tomorrow;
    const all = new Map([hanna, kwame, ivan].map((item) => [item.id, item]));
    const known = appointments.map(({ id, version }) => ({
      ...(all.get(id) as Appointment),
      version: version + 1,
    }));
    return json({
      done: known.filter(({ id }) => id !== 'i' && !early.includes(id)),
      refused: known
        .filter(({ id }) => id === 'i' || early.includes(id))
        .map(({ id }) => ({
          id,
          rule: early.includes(id) ? 'too-early' : 'status-transition',
          detail: 'English',
        })),
    });
  });
  const onOpen = vi.fn();
  show(
    <>
      {selection.get().size > 0 && <BulkBar mayCancel={mayCancel} onOpen={onOpen} />}
      <OverrideDialog />
      <Toaster />
    </>,
  );
  return { asked, onOpen };
}

const sent = (asked: readonly Asked[]) =>
  asked
    .filter(({ url }) => url.pathname.endsWith('/attendance'))
    .map(({ body, headers }) => ({ ...(body as Sent), key: headers.get('Idempotency-Key') }));
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => signedIn());
afterEach(() => {
  clearSelection();
  dismiss();
  vi.unstubAllGlobals();
});

describe('what is picked', () => {
  test('is sent in one request, with a key and the versions last seen; what is done is picked no more', async () => {
    select([hanna, kwame]);
    const { asked } = bar();
    screen.getByText('2 selected');
    await press('Completed');
    await screen.findByText('2 marked as completed.');
    expect(sent(asked)).toEqual([
      {
        transition: 'fulfil',
        appointments: [
          { id: 'h', version: 1 },
          { id: 'k', version: 1 },
        ],
        key: expect.stringMatching(/^[0-9a-f-]{36} 0$/),
      },
    ]);
    expect(selection.get().size).toBe(0);
  });

  test('what was refused is listed with its reason, stays picked, and opens', async () => {
    select([hanna, ivan]);
    const { onOpen } = bar();
    await press('Arrived');
    const dialog = await screen.findByRole('dialog', { name: '1 appointment was not changed' });
    within(dialog).getByText('Petrov, Ivan');
    within(dialog).getByText('This is not possible with the appointment’s current status.');
    screen.getByText('1 marked as arrived. 1 not changed.');
    expect([...selection.get().keys()]).toEqual(['i']);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open Petrov, Ivan' }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('i');
  });

  test('before its day is recorded by an administrator who says why, and by nobody else', async () => {
    await signedIn({ ...ada, role: 'ADMIN' });
    select([hanna, kwame, ivan]);
    const { asked } = bar({ tomorrow: ['h'] });
    await press('Completed');
    await screen.findByRole('dialog', { name: '2 appointments were not changed' });
    await press('Record anyway…');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Seen on the ward');
    await press('Record anyway');
    await screen.findByText('1 marked as completed.');
    expect(sent(asked).map(({ appointments, correction }) => [appointments, correction])).toEqual([
      [[hanna, kwame, ivan].map(({ id, version }) => ({ id, version })), undefined],
      [[{ id: 'h', version: 1 }], { reason: 'Seen on the ward' }],
    ]);
  });

  test('before its day is only told to everybody else', async () => {
    select([hanna]);
    bar({ tomorrow: ['h'] });
    await press('Completed');
    const dialog = await screen.findByRole('dialog', { name: '1 appointment was not changed' });
    within(dialog).getByText('Attendance can be recorded from the day of the appointment.');
    expect(screen.queryByRole('button', { name: 'Record anyway…' })).toBeNull();
  });

  test('is cancelled only after one question, which names everybody', async () => {
    select([kwame, hanna]);
    const { asked } = bar();
    await press('Cancel appointments…');
    const dialog = screen.getByRole('dialog', { name: 'Cancel 2 appointments?' });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.slice(0, 6)),
    ).toEqual(['Müller', 'Osei, ']);
    expect(sent(asked)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel 2 appointments' }));
    await screen.findByText('2 cancelled.');
    expect(sent(asked).map(({ transition }) => transition)).toEqual(['cancel']);
  });

  test('Undo brings everybody as far as they had been', async () => {
    select([hanna, kwame]);
    const { asked } = bar();
    await press('Completed');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone.');
    expect(sent(asked).slice(1)).toMatchObject([
      {
        transition: 'reopen',
        appointments: [
          { id: 'h', version: 2 },
          { id: 'k', version: 2 },
        ],
      },
      { transition: 'arrive', appointments: [{ id: 'k', version: 3 }] },
    ]);
  });

  test('a lost answer is not saved; sent again, it carries the same key', async () => {
    select([hanna]);
    const { asked } = bar({ drops: 1 });
    await press('Arrived');
    await screen.findByText('Not saved: no connection to the server.');
    expect(selection.get().size).toBe(1);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy());
    await press('Try again');
    await screen.findByText('1 marked as arrived.');
    const keys = sent(asked).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('Escape lets go of it, and doctors cannot cancel', async () => {
    select([hanna]);
    bar({ mayCancel: false });
    expect(screen.queryByRole('button', { name: 'Cancel appointments…' })).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(selection.get().size).toBe(0);
  });
});

test('who was only booked is not sent further on the way back', () => {
  const done = [
    { before: hanna, now: { ...hanna, version: 2 } },
    { before: { ...kwame, status: 'checked-in' as const }, now: { ...kwame, version: 2 } },
  ];
  expect(undoSteps(done).map(({ transition, items }) => [transition, items.map(({ id }) => id)])).toEqual([
    ['reopen', ['h', 'k']],
    ['check-in', ['k']],
  ]);
});

test('a rule is said in the app’s own words, with what is in the way', () => {
  const blocking = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:30:00Z' };
  expect(keptReason({ id: 'h', rule: 'doctor-busy', detail: 'English', blocking }, 'Dr. Chen')).toBe(
    'Dr. Chen is busy 09:00 – 09:30.',
  );
  expect(keptReason({ id: 'h', rule: 'stale', detail: 'English' }, 'Dr. Chen')).toContain('in the meantime');
});
