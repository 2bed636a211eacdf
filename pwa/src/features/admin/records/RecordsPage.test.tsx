import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Access } from '@/api/model';
import type { SearchState } from '@/lib/searchState';
import { type Asked, json, onScreen, problem, show, strangersServer } from '@/testing/page';
import { RecordsPage } from './RecordsPage';

const ID = '0192d5a0-7c3e-7a4b-9a5e-1c2d3e4f5a6b';

const access = (id: string, change: Partial<Access> = {}): Access => ({
  id,
  at: '2026-11-22T09:48:12Z',
  actor: { id: 'ada-id', kind: 'person', name: 'ada', nameNow: 'Ada Byron' },
  kind: 'seen',
  what: 'Appointments of a range',
  action: 'patient-data-read',
  patients: 212,
  address: '10.1.2.3',
  requestId: 'request-id',
  detail: { route: 'schedules', count: '240' },
  ...change,
});

const anna = { id: ID, version: 0, mrn: 'A/1', name: 'Meier, Anna', birthDate: '1979-03-14', active: true };

function house(list: (asked: Asked) => Response) {
  return strangersServer((asked) => {
    const path = asked.url.pathname;
    if (path.endsWith(`/patients/${ID}`)) return json(anna);
    if (path.endsWith('/patients')) return json({ items: [anna], next: null, similar: false });
    return list(asked);
  });
}

function records(search: SearchState = { patient: ID }) {
  const go = vi.fn();
  show(<RecordsPage search={search} go={go} />);
  return go;
}

beforeEach(() => onScreen('desk'));

test('a patient is found by what is typed, and the address has their id only', async () => {
  const asked = house(() => problem(500, 'internal'));
  const go = records({});
  await userEvent.type(screen.getByRole('combobox'), 'meier');
  await userEvent.click(await screen.findByRole('option', { name: /Meier, Anna/ }));
  expect(go).toHaveBeenCalledWith({ patient: ID, entry: undefined });
  expect(asked.some(({ url }) => url.pathname.endsWith('/accesses'))).toBe(false);
});

test('who saw the patient is told by the name of that time and the present one, and goes on with the cursor', async () => {
  const asked = house(({ url }) =>
    url.searchParams.has('cursor')
      ? json({ items: [access('b', { kind: 'changed', action: 'appointment-cancelled' })], next: null })
      : json({ items: [access('a')], next: 'further' }),
  );
  records({ patient: ID, actor: 'ada', from: '2026-11-01T00:00' });
  expect(await screen.findByText('Viewed 240 appointments')).toBeTruthy();
  expect(screen.getByText('ada (now Ada Byron)')).toBeTruthy();
  expect(screen.getByText('212')).toBeTruthy();
  expect(await screen.findByRole('heading', { name: 'Meier, Anna' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('Cancelled an appointment')).toBeTruthy();
  const [, further] = asked.filter(({ url }) => url.pathname.endsWith('/accesses'));
  expect(Object.fromEntries(further?.url.searchParams ?? [])).toEqual({
    actor: 'ada',
    from: '2026-11-01T00:00:00.000Z',
    limit: '100',
    cursor: 'further',
  });
});

test('what is open says the rest behind Details', async () => {
  house(() => json({ items: [access('a')], next: null }));
  const go = records({ patient: ID, entry: 'a' });
  const panel = within(await screen.findByRole('complementary', { name: 'Access' }));
  expect(panel.getByText('212 patients')).toBeTruthy();
  expect(panel.getByText('request-id').closest('details')?.open).toBe(false);
  await userEvent.click(panel.getByRole('button', { name: 'Only by Ada Byron' }));
  expect(go).toHaveBeenLastCalledWith({ actor: 'ada-id' });
});

test('the files are fetched, not linked: the list as it is filtered, and the record in both forms', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:it');
  const asked = house(({ url }) =>
    url.pathname.endsWith('/accesses') ? json({ items: [access('a')], next: null }) : new Response('it'),
  );
  records({ patient: ID, actor: 'ada' });
  for (const name of ['CSV', 'Page (HTML)', 'Data (JSON)']) {
    const before = saved.length;
    await userEvent.click(await screen.findByRole('button', { name }));
    await vi.waitFor(() => expect(saved).toHaveLength(before + 1));
  }
  expect(saved.slice(1)).toEqual(['patient-A-1.html', 'patient-A-1.json']);
  const paths = asked.map(({ url }) => url.pathname.replace(/.*\/admin/, '') + url.search);
  expect(paths).toContain(`/patients/${ID}/accesses.csv?actor=ada`);
  expect(paths).toContain(`/patients/${ID}/record.html`);
  expect(paths).toContain(`/patients/${ID}/record`);
});
