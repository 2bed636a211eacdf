import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment, User } from '@/api/model';
import { book } from '@/testing/appointments';
import { ada, json, problem, server, show, signedIn } from '@/testing/page';
import { Toaster } from '@/ui/Toaster';
import { dismiss } from '@/ui/toasts';
import { Attendance } from './Attendance';
import { OverrideDialog } from './OverrideDialog';
import { asked as question } from './override';
import { editOf, useEdit } from './useEdit';
import { useMove } from './useMove';

const HOUR = 3_600_000;
const admin: User = { ...ada, role: 'ADMIN' };
const item = book('own', '09:00', '10:00', { name: 'Osei, Kwame' });
const [start, end] = [Date.parse(item.start), Date.parse(item.end)];

function Changes() {
  const move = useMove();
  const edit = useEdit();
  return (
    <>
      <button type="button" onClick={() => void move(item, { start: start + HOUR, end: end + HOUR })}>
        Move
      </button>
      <button type="button" onClick={() => void move(item, { start, end: end + HOUR })}>
        Resize
      </button>
      <button type="button" onClick={() => void edit(item, { ...editOf(item), reason: 'Rash' })}>
        Edit
      </button>
      <Attendance item={item} />
      <OverrideDialog />
      <Toaster />
    </>
  );
}

interface Body {
  correction?: { reason: string };
}

/** A server that wants to know why, and then does it. */
function desk(rule: string) {
  let version = item.version;
  const asked = server(({ method, body }) => {
    if (method === 'GET') return json({});
    if (!(body as Body | null)?.correction) return problem(422, rule);
    version += 1;
    const { correction: _why, ...patch } = body as Body & Partial<Appointment>;
    return json({ ...item, ...patch, version });
  });
  show(<Changes />);
  return asked;
}

const sent = (asked: ReturnType<typeof desk>) =>
  asked
    .filter(({ method }) => method === 'PATCH' || method === 'POST')
    .map(({ body }) => (body as Body | null)?.correction?.reason);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const answer = async (reason: string, yes: string) => {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), reason);
  await press(yes);
};

afterEach(() => {
  question.set(null);
  dismiss();
  vi.unstubAllGlobals();
});

describe('a visit that is over', () => {
  beforeEach(() => signedIn());

  test.each(['Move', 'Resize', 'Edit'])('is corrected with a reason: %s; and so is its undo', async (how) => {
    const asked = desk('correction-required');
    await press(how);
    await screen.findByRole('dialog', { name: 'Correct a past appointment' });
    await press('Save correction');
    screen.getByText('Give a reason. It is saved with the appointment.');
    await answer('Ran late', 'Save correction');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent(asked)).toEqual([undefined, 'Ran late', 'Ran late']));
  });

  test('stays as it was where nobody gives one', async () => {
    const asked = desk('correction-required');
    await press('Move');
    await screen.findByRole('dialog', { name: 'Correct a past appointment' });
    await press('Cancel');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent(asked)).toEqual([undefined]);
  });
});

describe('attendance before its day', () => {
  test('is recorded by an administrator who says why', async () => {
    await signedIn(admin);
    const asked = desk('too-early');
    await press('Arrived');
    await screen.findByRole('dialog', { name: 'Record attendance early' });
    await answer('Came a day early', 'Record anyway');
    await waitFor(() => expect(sent(asked)).toEqual([undefined, 'Came a day early']));
  });

  test('is refused to everybody else, who are told so', async () => {
    await signedIn();
    const asked = desk('too-early');
    await press('Arrived');
    await screen.findByText('Attendance can be recorded from the day of the appointment.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent(asked)).toEqual([undefined]);
  });
});

describe('attendance', () => {
  /** A server that takes every step. */
  function steps(of: Appointment) {
    let version = of.version;
    const status = { arrive: 'arrived', fulfil: 'fulfilled', reopen: 'booked' } as Record<string, string>;
    const asked = server(({ method, url }) => {
      if (method === 'GET') return json({});
      version += 1;
      return json({ ...of, version, status: status[url.pathname.split('/').at(-1) ?? ''] });
    });
    show(
      <>
        <Attendance item={of} />
        <Toaster />
      </>,
    );
    return () =>
      asked.filter(({ method }) => method === 'POST').map(({ url }) => url.pathname.split('/').at(-1));
  }

  test('says what was recorded of whom, and Undo takes it back', async () => {
    await signedIn();
    const done = steps(item);
    await press('Arrived');
    await screen.findByText(/^Osei, Kwame, .*: Arrived$/);
    await press('Undo');
    await screen.findByText('Undone.');
    expect(done()).toEqual(['arrive', 'reopen']);
  });

  test('of somebody who had arrived is taken back to there', async () => {
    await signedIn();
    const done = steps({ ...item, status: 'arrived' });
    await press('Completed');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone.');
    expect(done()).toEqual(['fulfil', 'reopen', 'arrive']);
  });
});
