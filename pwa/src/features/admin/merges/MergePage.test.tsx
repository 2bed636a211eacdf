import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { doctor } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { MergePage } from './MergePage';

const old = { id: 'old', version: 3, mrn: 'OLD-1', name: 'Owner, Olga', active: true, identifiers: [] };
const kept = { ...old, id: 'kept', version: 5, mrn: 'KEPT-1', name: 'Owner-Berg, Olga', phone: '030 1' };
const at = (id: string, doctorId: string, start: string, end: string) => ({
  id,
  doctorId,
  start: `2026-12-01T${start}:00Z`,
  end: `2026-12-01T${end}:00Z`,
});
const merge = {
  id: 'm',
  patient: old,
  into: kept,
  intoVersion: 6,
  reason: 'Married',
  by: 'u',
  at: '2026-11-30T08:00:00Z',
  appointments: 2,
  entries: 0,
};

/** A hospital in which the two overlap until that is accepted. */
const hospital = (overlap: boolean) =>
  server(({ method, url, body }) => {
    if (method === 'POST' && url.pathname.endsWith('/merge'))
      return overlap && (body as { overlaps: string[] }).overlaps.length === 0
        ? json(
            {
              type: 'urn:x',
              title: 'x',
              status: 409,
              detail: 'English',
              rule: 'merge-overlaps',
              overlaps: [
                { appointment: at('a', 'chen', '09:00', '10:00'), other: at('b', 'diaz', '09:30', '10:30') },
              ],
            },
            409,
          )
        : json(kept);
    if (method === 'POST') return json(old);
    if (url.pathname.endsWith('/merges')) return json({ items: [merge] });
    if (url.pathname.endsWith('/doctors'))
      return json({ items: [doctor('chen', 'Dr. Chen'), doctor('diaz', 'Dr. Diaz')] });
    return json({ items: [url.searchParams.get('q') === 'old' ? old : kept], next: null });
  });

async function choose(label: string, text: string) {
  await userEvent.type(screen.getByLabelText(label), text);
  await userEvent.click(await screen.findByRole('option', { name: /Olga/ }));
}

async function fill() {
  await choose('Record that ends', 'old');
  await choose('Record that stays', 'kept');
  await userEvent.type(screen.getByLabelText('Reason'), 'Married');
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(async () => {
  await signedIn();
  toasts.set([]);
});

test('both stand side by side, and are merged at the versions that were seen', async () => {
  const asked = hospital(false);
  show(<MergePage onPatient={() => {}} />);
  await fill();
  const both = within(screen.getByRole('table', { name: 'The two records' }));
  expect(both.getByRole('row', { name: 'MRN OLD-1 KEPT-1' })).toBeDefined();
  expect(both.getByRole('row', { name: 'Phone – 030 1' })).toBeDefined();
  await press('Merge');
  await waitFor(() => expect(toasts.get()).toHaveLength(1));
  const sent = asked.find(({ method }) => method === 'POST');
  expect(sent?.url.pathname).toMatch(/\/patients\/old\/merge$/);
  expect(sent?.headers.get('If-Match')).toBe('"3"');
  expect(sent?.body).toEqual({ into: 'kept', intoVersion: 5, reason: 'Married', overlaps: [] });
  for (const label of ['Record that ends', 'Record that stays', 'Reason'])
    expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe('');
});

test('an overlap is shown, and merged only when it is accepted', async () => {
  const asked = hospital(true);
  show(<MergePage onPatient={() => {}} />);
  await fill();
  await press('Merge');
  const alert = await screen.findByText(/Nothing has been merged/);
  expect(alert).toBeDefined();
  expect(await screen.findByRole('row', { name: /09:00.*Dr\. Chen.*09:30.*Dr\. Diaz/ })).toBeDefined();
  await press('Merge and keep both appointments');
  await waitFor(() => expect(toasts.get()).toHaveLength(1));
  expect(asked.filter(({ method }) => method === 'POST').at(-1)?.body).toMatchObject({ overlaps: ['a'] });
});

test('nothing is sent before two patients and a reason are there', async () => {
  const asked = hospital(false);
  show(<MergePage onPatient={() => {}} />);
  await choose('Record that ends', 'old');
  await choose('Record that stays', 'old');
  await press('Merge');
  expect(screen.getByText('Choose two different patients.')).toBeDefined();
  expect(screen.getByText('Required')).toBeDefined();
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
});

test('a merge is undone at the version of the record that stayed', async () => {
  const asked = hospital(false);
  show(<MergePage onPatient={() => {}} />);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Undo the merge of Owner, Olga, MRN OLD-1' }),
  );
  await waitFor(() => expect(toasts.get()).toHaveLength(1));
  const sent = asked.find(({ method }) => method === 'POST');
  expect(sent?.url.pathname).toMatch(/\/patients\/old\/unmerge$/);
  expect(sent?.headers.get('If-Match')).toBe('"6"');
});
