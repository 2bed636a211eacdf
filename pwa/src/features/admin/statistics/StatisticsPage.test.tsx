import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Statistics } from '@/api/model';
import { setZone } from '@/lib/zone';
import { type Asked, json, show, strangersServer } from '@/testing/page';
import { StatisticsPage } from './StatisticsPage';

const ID = '0199b6a0-0000-7000-8000-000000000001';
const usage = {
  bookings: 30,
  cancelled: 4,
  noShows: 3,
  overbooked: 1,
  noShowRate: 0.1,
  workingMinutes: 6000,
  bookedMinutes: 4800,
  utilisation: 0.8,
};
const neuro = { id: 'neuro', name: 'Neurology', colour: '#2f6fb3' };
const chen = { id: 'chen', name: 'Dr. Chen' };
const figures: Statistics = {
  from: '2026-11-20T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  zone: 'UTC',
  total: usage,
  days: [
    { date: '2026-11-20', bookings: 20, cancelled: 4, noShows: 3 },
    { date: '2026-11-21', bookings: 10, cancelled: 0, noShows: 0 },
  ],
  leadTime: { median: 12.46, ninetieth: null },
  doctors: [{ doctor: chen, department: neuro, usage }],
  departments: [{ department: neuro, bookings: 30, noShowRate: null }],
  busiestDoctor: chen,
  popularDepartment: neuro,
};

const house = (answer: Statistics) =>
  strangersServer(({ url }) => json(url.pathname.endsWith('/statistics') ? answer : { items: [neuro] }));

const asks = (asked: Asked[]) => asked.find(({ url }) => url.pathname.endsWith('/statistics'));
const search = { from: '2026-11-20', to: '2026-11-21' };

describe('the statistics', () => {
  test('are asked for whole days of the hospital’s zone', async () => {
    setZone('Europe/Berlin');
    const asked = house(figures);
    show(<StatisticsPage search={{ ...search, department: ID }} go={vi.fn()} />);
    await screen.findByText('12.5 days');
    expect(Object.fromEntries(asks(asked)?.url.searchParams ?? [])).toEqual({
      from: '2026-11-19T23:00:00.000Z',
      to: '2026-11-21T23:00:00.000Z',
      department: ID,
    });
  });

  test('every chart is a table too', async () => {
    house(figures);
    show(<StatisticsPage search={search} go={vi.fn()} />);
    expect(
      await screen.findByRole('img', { name: '30 bookings in total; the most, 20, Fri 20 Nov.' }),
    ).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
    const days = within(screen.getByRole('table', { name: 'Bookings' }));
    const [, first] = days.getAllByRole('row');
    expect(first?.textContent).toBe('Fri 20 Nov2034');
    const doctors = within(screen.getByRole('table', { name: 'Utilisation by doctor' }));
    expect(doctors.getByRole('row', { name: 'Dr. Chen Neurology 80% 80 h 10%' })).toBeTruthy();
    const rates = within(screen.getByRole('table', { name: 'No-show rate by department' }));
    expect(rates.getByRole('row', { name: 'Neurology –' })).toBeTruthy();
  });

  test('a range without a booking says so', async () => {
    house({ ...figures, total: { ...usage, bookings: 0, cancelled: 0 } });
    show(<StatisticsPage search={search} go={vi.fn()} />);
    expect(await screen.findByText('Nothing was booked in this period')).toBeTruthy();
  });

  test('a shorter range goes to the URL', async () => {
    house(figures);
    const go = vi.fn();
    show(<StatisticsPage search={search} go={go} />);
    await userEvent.click(screen.getByRole('button', { name: '7 days' }));
    const [{ from, to }] = go.mock.calls[0] ?? [{}];
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(6);
  });
});
