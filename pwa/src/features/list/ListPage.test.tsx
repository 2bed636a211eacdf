import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment } from '@/api/model';
import { clearPicks, picked, picking } from '@/components/selection';
import { readView, type View } from '@/lib/view';
import { book } from '@/testing/appointments';
import { type Asked, aboutSchedules, json, onScreen, server, show } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { ListPage } from './ListPage';

const view: View = readView({ date: '2026-11-23', doctor: 'chen,diaz', q: 'mül' });
const items = [
  book('a', '09:00', '10:00', { name: 'Müller, Hanna' }),
  book('b', '10:00', '10:30', { name: 'Osei, Kwame', status: 'noshow' }),
  book('c', '11:00', '11:30', { name: 'Kim, Minjun' }),
];

function answers(pages: Appointment[][]) {
  return ({ url }: Asked) => {
    const at = Number(url.searchParams.get('cursor') ?? 0);
    const next = at + 1 < pages.length ? String(at + 1) : null;
    return json({ items: pages[at], next, ...(at === 0 ? { total: 103 } : {}) });
  };
}

const list = (change: Partial<View> = {}) => {
  const go = vi.fn();
  const onOpen = vi.fn();
  show(<ListPage view={{ ...view, ...change }} go={go} onOpen={onOpen} mayPick />);
  return { go, onOpen };
};

describe('the list', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => {},
      removeEventListener: () => {},
    }));
    toasts.set([]);
    clearPicks();
  });

  test('asks for one page of the week under all filters, in order', async () => {
    const asked = server(answers([items]));
    list({ sort: '-patient' });
    await screen.findByText('Müller, Hanna');
    expect(Object.fromEntries(aboutSchedules(asked)[0]?.url.searchParams ?? [])).toEqual({
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-30T00:00:00.000Z',
      doctor: 'chen,diaz',
      q: 'mül',
      sort: '-patient',
      limit: '50',
    });
    expect(screen.getByRole('columnheader', { name: 'Patient' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    expect(screen.getByText('1–3 of 103')).toBeTruthy();
  });

  test('goes on with the cursor and back again, and keeps the total of the first page', async () => {
    const asked = server(answers([items, items.slice(0, 1)]));
    list();
    await screen.findByText('Osei, Kwame');
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51–51 of 103')).toBeTruthy();
    expect(asked.at(-1)?.url.searchParams.get('cursor')).toBe('1');
    await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
    expect(await screen.findByText('1–3 of 103')).toBeTruthy();
    expect(aboutSchedules(asked)).toHaveLength(2);
  });

  test('a heading sorts, and sorts the other way when pressed again', async () => {
    server(answers([items]));
    const { go } = list();
    await screen.findByText('Osei, Kwame');
    await userEvent.click(screen.getByRole('button', { name: 'Doctor' }));
    expect(go).toHaveBeenCalledWith({ sort: 'doctor' });
    await userEvent.click(screen.getByRole('button', { name: 'When' }));
    expect(go).toHaveBeenCalledWith({ sort: '-start' });
  });

  test('arrows walk the rows and Enter opens; a row opens once', async () => {
    server(answers([items]));
    const { onOpen } = list();
    (await screen.findByRole('button', { name: 'Müller, Hanna' })).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(onOpen.mock.calls).toEqual([['b']]);
    await userEvent.click(within(screen.getAllByRole('row')[3] as HTMLElement).getByText('Dr. Chen'));
    expect(onOpen.mock.calls).toEqual([['b'], ['c']]);
  });

  test('a file that the server cut short is said to be', async () => {
    server(({ url }) =>
      url.pathname.endsWith('.csv')
        ? new Response('a', { headers: { 'X-Export-Limited': 'true' } })
        : answers([items])({ url, method: 'GET', headers: new Headers(), body: null }),
    );
    list();
    await userEvent.click(await screen.findByRole('button', { name: 'Export as a table (CSV)' }));
    await vi.waitFor(() => expect(toasts.get()[0]?.text).toMatch(/incomplete/));
  });

  test('nothing found says so and offers to clear the filters', async () => {
    server(answers([[]]));
    const { go } = list();
    await userEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(go).toHaveBeenCalledWith({ departments: [], doctors: [], statuses: [], q: '' });
  });

  test.each(['desk', 'phone'] as const)('on a %s overbooked and late ones are marked', async (width) => {
    onScreen(width);
    const second = book('s', '09:00', '10:00', { overbooked: true });
    const late = book('l', '10:00', '11:00', { status: 'cancelled', cancelledLate: true });
    const open = book('o', '11:00', '12:00', { noShowProposed: true });
    server(answers([[second, late, open]]));
    list();
    expect((await screen.findByText('2nd')).title).toBe('overbooked');
    screen.getByText('Cancelled late');
    screen.getByText('came?');
  });

  test('rows are picked by their boxes, all of the page by the one above them', async () => {
    server(answers([[...items, book('x', '12:00', '12:30', { status: 'cancelled' })]]));
    picking.set(true);
    const { onOpen } = list();
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Select Osei, Kwame/ }));
    expect([...picked.get().keys()]).toEqual(['b']);
    const above = screen.getByRole('checkbox', { name: 'Select all on this page' });
    await userEvent.click(above);
    // What is cancelled already cannot be picked.
    expect([...picked.get().keys()].sort()).toEqual(['a', 'b', 'c']);
    await userEvent.click(above);
    expect(picked.get().size).toBe(0);
    expect(onOpen).not.toHaveBeenCalled();
  });

  test('on a phone a press picks once somebody has begun to, and opens before', async () => {
    onScreen('phone');
    server(answers([items]));
    const { onOpen } = list();
    await userEvent.click(await screen.findByRole('button', { name: /Müller, Hanna/ }));
    expect(onOpen.mock.calls).toEqual([['a']]);
    act(() => picking.set(true));
    const card = screen.getByRole('button', { name: /Kim, Minjun/ });
    await userEvent.click(card);
    expect(card.getAttribute('aria-pressed')).toBe('true');
    expect([...picked.get().keys()]).toEqual(['c']);
    expect(onOpen).toHaveBeenCalledTimes(1);
  });
});
