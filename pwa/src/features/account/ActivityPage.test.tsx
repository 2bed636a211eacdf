import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MyActivity } from '@/api/model';
import { json, problem, server, show, signedIn, signedOut } from '@/testing/page';
import { ActivityPage } from './ActivityPage';

beforeEach(() => signedIn());
afterEach(signedOut);

let ids = 0;
const row = (at: string, action: string, more: Partial<MyActivity> = {}): MyActivity => {
  ids += 1;
  return {
    id: `a${ids}`,
    at: `2026-11-${at}:00Z`,
    action,
    outcome: 'success',
    subjectType: 'account',
    subjectId: null,
    address: '10.1.2.3',
    detail: {},
    ...more,
  };
};

const told = () => screen.getAllByRole('listitem').map((item) => item.textContent);

test('what was done is told in words, by the day, with where from', async () => {
  server(() =>
    json({
      items: [
        row('22T09:41', 'appointment-moved', {
          detail: { fromStart: '2026-11-23T10:30:00Z', toStart: '2026-11-23T11:00:00Z' },
        }),
        row('21T23:59', 'signed-in', {
          detail: { device: 'Firefox on Linux', session: 's' },
          address: '10.9.9.9',
        }),
      ],
      next: null,
    }),
  );
  show(<ActivityPage />);
  await screen.findByText(/Moved an appointment from .*10:30 to .*11:00/);
  expect(told()[1]).toBe('23:59Signed in with Firefox on Linux10.9.9.9');
  expect(screen.getAllByRole('heading')).toHaveLength(2);
  expect(screen.getByText('No earlier activity.')).toBeTruthy();
});

test('earlier rows come from where the last page ended, below what is there', async () => {
  const asked = server(({ url }) =>
    url.searchParams.has('cursor')
      ? json({ items: [row('20T08:00', 'password-changed')], next: null })
      : json({ items: [row('22T08:00', 'signed-out')], next: 'the-place' }),
  );
  show(<ActivityPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Show earlier activity' }));
  await screen.findByText('Changed the password');
  expect(screen.getByText('Signed out')).toBeTruthy();
  expect(asked.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, 'the-place']);
  expect(screen.queryByRole('button', { name: 'Show earlier activity' })).toBeNull();
});

test('the same thing in a row is told once, unless it came from elsewhere', async () => {
  const look = (at: string, address = '10.1.2.3') =>
    row(at, 'patient-data-read', { detail: { route: 'schedules', count: '7' }, address });
  server(() =>
    json({
      items: [look('22T09:10'), look('22T09:05'), look('22T09:00'), look('22T08:00', '10.9.9.9')],
      next: null,
    }),
  );
  show(<ActivityPage />);
  await screen.findByText('3 times');
  expect(told()).toEqual([
    '09:00–09:10Viewed 7 appointments3 times10.1.2.3',
    '08:00Viewed 7 appointments10.9.9.9',
  ]);
});

test('a refusal says what was asked for and why not, with a mark that is not only a colour', async () => {
  server(() =>
    json({
      items: [
        row('22T09:00', 'POST schedules', { outcome: 'refused', detail: { rule: 'doctor-busy' } }),
        row('22T08:00', 'sign-in-failed', {
          outcome: 'failure',
          detail: { reason: 'wrong-password', device: 'Safari on iPhone' },
        }),
      ],
      next: null,
    }),
  );
  show(<ActivityPage />);
  expect(
    await screen.findByText(/Book an appointment: refused. The doctor is busy at that time./),
  ).toBeTruthy();
  expect(screen.getByText(/Wrong password entered from Safari on iPhone/)).toBeTruthy();
  expect(screen.getAllByLabelText('Not carried out')).toHaveLength(2);
});

test('a server that cannot tell is said so, and can be asked again', async () => {
  let broken = true;
  server(() =>
    broken ? problem(500, 'internal') : json({ items: [row('22T08:00', 'signed-out')], next: null }),
  );
  show(<ActivityPage />);
  await screen.findByText(/Something went wrong on the server/);
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Signed out')).toBeTruthy();
});
