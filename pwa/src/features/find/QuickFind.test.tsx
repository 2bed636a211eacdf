import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { book, doctor } from '@/testing/appointments';
import { json, problem, show, strangersServer } from '@/testing/page';
import { nextFirst } from './found';
import { QuickFind } from './QuickFind';

const chen = doctor('chen', 'Dr. Chen');
const patient = { id: 'p1', version: 0, mrn: '4711', name: 'Müller, Änne', active: true };

/** The dialog, in a hospital that knows one doctor and one patient; what was chosen is told. */
function opened({ findsBook = true, findsPatients = true, broken = false, similar = false } = {}) {
  const asked = strangersServer(({ url }) => {
    const path = url.pathname;
    if (broken && path.endsWith('/patients')) return problem(503, 'unavailable');
    if (path.endsWith('/departments')) return json({ items: [chen.department] });
    if (path.endsWith('/doctors')) return json({ items: [chen] });
    if (path.endsWith('/patients')) return json({ items: [patient], next: null, similar });
    if (path.endsWith('/schedules') && url.searchParams.get('patient') === 'p1')
      return json({ items: [book('a1', '10:30', '11:00', { on: '2026-12-01' })], next: null });
    return json({ items: [] });
  });
  const told = {
    onDay: vi.fn(),
    onDoctor: vi.fn(),
    onDepartment: vi.fn(),
    onAppointment: vi.fn(),
    onCard: vi.fn(),
    onClose: vi.fn(),
  };
  const run = vi.fn();
  const commands = [{ id: 'waitlist', label: 'Waiting list', run }];
  show(<QuickFind commands={commands} findsBook={findsBook} findsPatients={findsPatients} {...told} />);
  return { ...told, run, asked, field: screen.getByRole('combobox') };
}

const option = (name: RegExp) => screen.findByRole('option', { name });

describe('quick find', () => {
  test('leads to the card of a patient, after when they come next', async () => {
    const { field, onCard, onClose } = opened();
    await userEvent.type(field, 'mull');
    await userEvent.click(await option(/Müller, Änne.*4711/));
    await option(/10:30 – 11:00/);
    const [next, card] = screen.getAllByRole('option');
    expect(next?.textContent).toContain('10:30');
    expect(card?.textContent).toContain('Patient’s card');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ id: 'p1' }));
    expect(onClose).toHaveBeenCalled();
  });

  test('asks for a patient and then shows when they come; one opens', async () => {
    const { field, onAppointment, onClose } = opened();
    await userEvent.type(field, 'mull');
    await option(/Müller, Änne.*4711/);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await option(/10:30 – 11:00/);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onAppointment).toHaveBeenCalledWith(expect.objectContaining({ id: 'a1' }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('Backspace goes back from a patient to everything', async () => {
    const { field } = opened();
    await userEvent.type(field, 'mull');
    await userEvent.click(await option(/Müller/));
    await option(/10:30/);
    await userEvent.keyboard('{Backspace}');
    await option(/Waiting list/);
  });

  test('finds a doctor by any part of the name, and a command', async () => {
    const { field, onDoctor, run } = opened();
    await userEvent.type(field, 'che');
    await userEvent.click(await option(/Dr. Chen/));
    expect(onDoctor).toHaveBeenCalledWith('chen');
    await userEvent.clear(field);
    await userEvent.type(field, 'wait{Enter}');
    expect(run).toHaveBeenCalledOnce();
  });

  test('opens a day as it is usually written', async () => {
    const { field, onDay } = opened();
    await userEvent.type(field, '24.12.2026{Enter}');
    expect(onDay).toHaveBeenCalledWith('2026-12-24');
  });

  test('shows who was born on a day gone by before the day', async () => {
    const { field, onDay } = opened();
    await userEvent.type(field, '14.03.1979');
    await option(/Müller, Änne/);
    const [first, second] = await screen.findAllByRole('option');
    expect(first?.textContent).toContain('Müller, Änne');
    expect(second?.textContent).toContain('1979');
    await userEvent.keyboard('{Enter}');
    expect(onDay).not.toHaveBeenCalled();
  });

  test('says of a patient whose name is only like it that it is so', async () => {
    const { field } = opened({ similar: true });
    await userEvent.type(field, 'mulelr');
    await option(/Müller, Änne.*Similar name · MRN 4711/);
  });

  test('who may not look patients up is not asked about them', async () => {
    const { field, asked } = opened({ findsPatients: false });
    await userEvent.type(field, 'mull');
    await screen.findByText('Nothing found.');
    expect(asked.filter(({ url }) => url.pathname.endsWith('/patients'))).toEqual([]);
  });

  test('a patient found by what was typed before is not opened by Enter, nor by a press', async () => {
    const { field, asked } = opened();
    await userEvent.type(field, 'mull');
    const before = await option(/Müller, Änne/);
    strangersServer(() => new Promise<Response>(() => {}));
    await userEvent.type(field, 'ex{Enter}');
    await userEvent.click(before);
    expect(screen.queryByText(/^When is/)).toBeNull();
    expect(asked.some(({ url }) => url.pathname.endsWith('/schedules'))).toBe(false);
  });

  test('says that the server is away', async () => {
    const { field } = opened({ broken: true });
    await userEvent.type(field, 'mull');
    expect((await screen.findByRole('status')).textContent).not.toBe('');
  });
});

test('of a patient’s appointments the next comes first, and what is over last', () => {
  const on = (id: string, day: string, status: 'booked' | 'cancelled' | 'fulfilled' = 'booked') =>
    book(id, '09:00', '10:00', { on: day, status });
  const items = [
    on('long ago', '2026-11-02', 'fulfilled'),
    on('last', '2026-11-20', 'fulfilled'),
    on('off', '2026-11-24', 'cancelled'),
    on('next', '2026-11-25'),
    on('later', '2026-12-25'),
  ];
  expect(nextFirst(items, Date.parse('2026-11-23T12:00:00Z')).map(({ id }) => id)).toEqual([
    'next',
    'later',
    'off',
    'last',
    'long ago',
  ]);
});
