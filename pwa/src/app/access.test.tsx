import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '@/api/model';
import { doctor } from '@/testing/appointments';
import { type Asked, ada, json, onScreen, problem, server, show, signedIn, signedOut } from '@/testing/page';
import { queryClient } from './query';
import { router } from './router';

/** What each role finds in the rail, beside quick find and its account. */
const RAIL: Record<Exclude<Role, 'SERVICE'>, string[]> = {
  ADMIN: ['Calendar', 'Arrivals', 'Waiting list', 'Doctors', 'Administration'],
  USER: ['Calendar', 'Arrivals', 'Waiting list', 'Doctors'],
  DOCTOR: ['Calendar', 'Arrivals', 'Doctors'],
  AUDITOR: ['Activity log'],
};
const ROLES = Object.keys(RAIL) as (keyof typeof RAIL)[];

/** Whom the server answers, as its services are annotated; the first line that fits says it. */
const ANSWERED: [RegExp, Role[]][] = [
  [/\/(settings|auth\/.*)$/, ['ADMIN', 'USER', 'DOCTOR', 'AUDITOR']],
  [/\/admin\/(logs|patients|monitored-users|users$)/, ['ADMIN', 'AUDITOR']],
  [/\/admin\//, ['ADMIN']],
  [/\/overbook\/config/, ['ADMIN']],
  [/\/patients\b/, ['ADMIN', 'USER', 'AUDITOR']],
  [/\/overbook\b/, ['ADMIN', 'USER']],
  [/\/doctors\/(?!chen\/)[^/]+\/(working-hours|time-off)$/, ['ADMIN', 'USER']],
  [/./, ['ADMIN', 'USER', 'DOCTOR']],
];

/** Pages are fetched when they are opened, and here made as well. */
const PATIENTLY = { timeout: 20_000 };

const doctors = ['chen', 'diaz', 'ito', 'kaya'].map((id) => doctor(id, `Dr. ${id}`));

/** A hospital whose server answers each role what it may know; what it refused is told. */
function hospital(role: Role): Asked[] {
  const refused: Asked[] = [];
  server((asked) => {
    const path = asked.url.pathname;
    if (!ANSWERED.find(([which]) => which.test(path))?.[1].includes(role)) {
      refused.push(asked);
      return problem(403, 'not-allowed');
    }
    if (path.endsWith('/settings')) return json({ hospitalName: 'St. Test', zone: 'UTC', version: '1' });
    if (path.endsWith('/ticket')) return json({ ticket: 't' });
    if (path.endsWith('/doctors')) return json({ items: doctors });
    if (path.endsWith('/departments')) return json({ items: [{ ...doctors[0]?.department, active: true }] });
    if (path.endsWith('/availability')) return json({ items: [{ doctorId: 'chen', open: [], timeOff: [] }] });
    if (path.endsWith('/working-hours'))
      return json({ doctorId: 'chen', zone: 'UTC', hours: [] }, 200, { ETag: '"1"' });
    return json({ items: [], next: null });
  });
  return refused;
}

/** The whole app as somebody of this role opens it. */
async function opened(role: Role, path = '/') {
  await signedIn({ ...ada, role });
  const refused = hospital(role);
  const history = createMemoryHistory({ initialEntries: [path] });
  const app = createRouter({ ...router.options, history });
  show(<RouterProvider router={app as unknown as typeof router} />, undefined, queryClient);
  await screen.findByRole('navigation', { name: 'Main' }, PATIENTLY);
  return { app, refused };
}

const rail = () => within(screen.getByRole('navigation', { name: 'Main' }));
const noRight = () => screen.queryByText('You don’t have access to this page');

beforeEach(() => {
  onScreen('desk');
  queryClient.clear();
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(async () => {
  cleanup();
  queryClient.clear();
  await signedOut();
  vi.unstubAllGlobals();
});

describe.each(ROLES)('as %s', (role) => {
  test('each entry of the rail opens a page, for which nothing is asked that the server refuses', async () => {
    const { refused } = await opened(role);
    const entries = rail()
      .getAllByRole('link')
      .map((link) => link.getAttribute('aria-label') ?? '');
    expect(entries).toEqual(RAIL[role]);
    for (const entry of entries) {
      await userEvent.click(rail().getByRole('link', { name: entry }));
      await waitFor(
        () => expect(rail().getByRole('link', { current: 'page' }).getAttribute('aria-label')).toBe(entry),
        PATIENTLY,
      );
      expect(await screen.findByRole('heading', { level: 1 }, PATIENTLY)).toBeTruthy();
      await waitFor(
        () => expect(document.querySelector('[role=status][aria-label^=Loading]')).toBeNull(),
        PATIENTLY,
      );
      expect(noRight()).toBeNull();
      expect(screen.queryByRole('alert')?.textContent || null).toBeNull();
    }
    expect(refused.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([]);
  }, 60_000);
});

test.each<[Role, string]>([
  ['USER', '/doctors/types'],
  ['USER', '/doctors/import'],
  ['DOCTOR', '/doctors/types'],
  ['DOCTOR', '/waitlist'],
  ['USER', '/admin'],
  ['DOCTOR', '/admin/log'],
  ['AUDITOR', '/admin'],
  ['AUDITOR', '/admin/statistics'],
  ['AUDITOR', '/admin/service-accounts'],
  ['AUDITOR', '/arrivals'],
  ['AUDITOR', '/waitlist'],
  ['AUDITOR', '/doctors'],
])('%s at %s is told that it is not theirs, and nothing of it is asked for', async (role, path) => {
  const { refused } = await opened(role, path);
  expect(await screen.findByText('You don’t have access to this page', {}, PATIENTLY)).toBeTruthy();
  expect(refused).toEqual([]);
});

test.each(['/admin/users', '/admin/monitored', '/admin/records'])(
  'an auditor at %s sees it, is offered no change, and nothing is asked for that the server refuses',
  async (path) => {
    const { refused } = await opened('AUDITOR', path);
    expect(
      await screen.findByText(/No matches|No one is flagged|Choose a patient/, {}, PATIENTLY),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Flag a user…' })).toBeNull();
    expect(noRight()).toBeNull();
    expect(refused).toEqual([]);
  },
);

const buttons = () =>
  within(screen.getByRole('main'))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

test('a scheduler reads a doctor’s hours and time off, and is offered no change of them', async () => {
  const { refused } = await opened('USER', '/doctors?doctor=chen');
  expect(
    await screen.findByText(/None set: Dr. chen cannot be booked without an override/, {}, PATIENTLY),
  ).toBeTruthy();
  expect(await screen.findByText('None from today.')).toBeTruthy();
  expect(buttons()).toEqual(doctors.map(({ name }) => expect.stringContaining(name)));
  expect(refused).toEqual([]);
});

test('a doctor sets their own hours and time off, and nothing else of themselves', async () => {
  const { refused } = await opened('DOCTOR', '/doctors');
  expect(await screen.findByRole('heading', { name: 'Dr. chen' }, PATIENTLY)).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Save hours' })).toBeTruthy();
  expect(buttons()).toContain('Add…');
  expect(buttons()).not.toContain('Change…');
  expect(refused).toEqual([]);
});

test('quick find leads an auditor to no appointment, and asks for nobody', async () => {
  const { refused } = await opened('AUDITOR');
  await userEvent.click(rail().getByRole('button', { name: 'Find' }));
  const field = await screen.findByRole('combobox', {}, PATIENTLY);
  const offered = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(offered).toContain('Activity log');
  expect(offered).not.toContain('Today');
  await userEvent.type(field, 'tomorrow');
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(refused).toEqual([]);
});
