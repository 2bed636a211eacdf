import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Activity } from '@/api/model';
import type { SearchState } from '@/lib/searchState';
import { type Asked, json, onScreen, problem, show, strangersServer } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { LogPage } from './LogPage';

const entry = (id: string, change: Partial<Activity> = {}): Activity => ({
  id,
  at: '2026-11-22T09:48:12Z',
  actor: { id: 'ada-id', kind: 'person', name: 'ada' },
  action: `done-${id}`,
  outcome: 'success',
  subject: { type: 'appointment', id: 'subject-id' },
  address: '10.1.2.3',
  requestId: 'request-id',
  detail: { from: '09:00' },
  ...change,
});

function house(log: (asked: Asked) => Response) {
  return strangersServer((asked) =>
    asked.url.pathname.endsWith('/actions') ? json({ items: ['signed-in'] }) : log(asked),
  );
}

const asks = (asked: Asked[]) => asked.filter(({ url }) => url.pathname.endsWith('/admin/logs'));

function log(search: SearchState = {}) {
  const go = vi.fn();
  show(<LogPage search={search} go={go} onPatient={() => {}} onAppointment={() => {}} />);
  return go;
}

beforeEach(() => {
  onScreen('desk');
  toasts.set([]);
});

describe('the activity log', () => {
  test('goes on with the cursor, under the same filter, and keeps what was shown', async () => {
    const asked = house(({ url }) =>
      url.searchParams.has('cursor')
        ? json({ items: [entry('b')], next: null })
        : json({ items: [entry('a')], next: 'further' }),
    );
    log({ outcome: 'success' });
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('done-b')).toBeTruthy();
    expect(screen.getByText('done-a')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(Object.fromEntries(asks(asked)[1]?.url.searchParams ?? [])).toEqual({
      outcome: 'success',
      limit: '100',
      cursor: 'further',
    });
  });

  test('a page that found nothing yet says so, and looks further back when asked', async () => {
    house(({ url }) =>
      url.searchParams.has('cursor')
        ? json({ items: [entry('old')], next: null })
        : json({ items: [], next: 'further' }),
    );
    log({ q: 'rare' });
    expect(await screen.findByText('Not found yet')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Search further back' }));
    expect(await screen.findByText('done-old')).toBeTruthy();
  });

  test('nothing at all offers to clear the filters, every one of them', async () => {
    house(() => json({ items: [], next: null }));
    const go = log({ actor: 'nobody', entry: 'x' });
    await screen.findByText('No matches');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    const [cleared] = go.mock.calls[0] ?? [];
    expect(Object.keys(cleared)).toHaveLength(10);
    expect(Object.values(cleared).every((value) => value === undefined)).toBe(true);
  });

  test('what is open says everything, and leads to what is connected with it', async () => {
    house(() => json({ items: [entry('a')], next: null }));
    const go = log({ entry: 'a' });
    const panel = within(await screen.findByRole('complementary', { name: 'Log entry' }));
    expect(panel.getByText('request-id').closest('details')?.open).toBe(false);
    expect(panel.getByText('09:00')).toBeTruthy();
    await userEvent.click(panel.getByRole('button', { name: 'All entries by ada' }));
    expect(go).toHaveBeenLastCalledWith({ actor: 'ada-id' });
    await userEvent.click(panel.getByRole('button', { name: 'All entries for this subject' }));
    expect(go).toHaveBeenLastCalledWith({ subject: 'subject-id' });
  });

  test('the file holds what is filtered, and is fetched, not linked', async () => {
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:it');
    const asked = house(({ url }) =>
      url.pathname.endsWith('.csv')
        ? new Response('at,actor\r\n')
        : json({ items: [entry('a')], next: null }),
    );
    log({ outcome: 'failure', actor: 'ada' });
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    const file = asked.find(({ url }) => url.pathname.endsWith('/admin/logs.csv'));
    expect(file?.url.search).toBe('?actor=ada&outcome=failure');
  });

  test('the workbook holds the same', async () => {
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:it');
    const asked = house(({ url }) =>
      url.pathname.endsWith('.xlsx') ? new Response('PK') : json({ items: [entry('a')], next: null }),
    );
    log({ outcome: 'failure' });
    await userEvent.click(await screen.findByRole('button', { name: 'Excel' }));
    await vi.waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    const file = asked.find(({ url }) => url.pathname.endsWith('/admin/logs.xlsx'));
    expect(file?.url.search).toBe('?outcome=failure');
  });

  test('a file that the server is too busy for is said', async () => {
    house(({ url }) =>
      url.pathname.endsWith('.csv') ? problem(503, 'busy') : json({ items: [entry('a')], next: null }),
    );
    log();
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await vi.waitFor(() => expect(toasts.get()[0]?.text).toContain('The server is busy'));
  });

  test('says what was done in sentences, and leaves ids and routes to the details', async () => {
    house(() =>
      json({
        items: [
          entry('m', {
            action: 'appointment-moved',
            detail: { fromStart: '2026-11-23T09:00:00Z', toStart: '2026-11-24T10:30:00Z' },
          }),
          entry('s', {
            action: 'patient-data-read',
            detail: {
              route: 'schedules',
              count: '12',
              filter: 'from=2026-12-03T00:00:00Z&to=2026-12-04T00:00:00Z',
            },
          }),
        ],
        next: null,
      }),
    );
    log();
    expect(await screen.findByText(/^Moved an appointment from .*09:00 to .*10:30$/)).toBeTruthy();
    expect(screen.getByText('Viewed 12 appointments of 3 Dec')).toBeTruthy();
    expect(screen.queryByText(/appointment-moved|schedules/)).toBeNull();
  });

  test('a kind of entry is chosen in words, and asked for by the actions it holds', async () => {
    strangersServer(({ url }) =>
      json(
        url.pathname.endsWith('/actions')
          ? { items: ['time-off-added', 'doctor-changed', 'signed-in', 'DELETE admin/users/{id}'] }
          : { items: [], next: null },
      ),
    );
    const go = log();
    await userEvent.click(await screen.findByRole('button', { name: /^What/ }));
    expect(screen.queryByRole('checkbox', { name: /DELETE/, hidden: true })).toBeNull();
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Doctors, hours and departments', hidden: true }),
    );
    expect(go).toHaveBeenLastCalledWith({ action: 'time-off-added,doctor-changed' });
  });

  test('a patient is found by name', async () => {
    strangersServer(({ url }) =>
      json(
        url.pathname.endsWith('/actions')
          ? { items: [] }
          : url.pathname.includes('/patients')
            ? { items: [{ id: 'p9', version: 1, mrn: '9', name: 'Zola, Émile', active: true }] }
            : { items: [], next: null },
      ),
    );
    const go = log();
    await userEvent.click(await screen.findByRole('button', { name: 'Patient' }));
    await userEvent.type(await screen.findByRole('combobox', { hidden: true }), 'zola');
    await userEvent.click(await screen.findByRole('option', { name: /Zola/, hidden: true }));
    expect(go).toHaveBeenLastCalledWith({ patient: 'p9' });
  });

  test('a log that does not come is tried again', async () => {
    let there = false;
    house(() => (there ? json({ items: [entry('a')], next: null }) : problem(500, 'internal')));
    log();
    await screen.findByText('The log could not be loaded');
    there = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('done-a')).toBeTruthy();
  });
});
