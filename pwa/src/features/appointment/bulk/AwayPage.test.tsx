import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment, MovesRequest } from '@/api/model';
import { book, doctor } from '@/testing/appointments';
import { type Asked, json, server, show, signedIn } from '@/testing/page';
import { OverrideDialog } from '../OverrideDialog';
import { AwayPage } from './AwayPage';

const DAY = '2026-11-23';
const chen = doctor('chen', 'Dr. Chen');
const diaz = doctor('diaz', 'Dr. Diaz');
const evans = doctor('evans', 'Dr. Evans');
const far = {
  ...doctor('far', 'Dr. Far'),
  department: { ...chen.department, id: 'd-skin', name: 'Dermatology' },
};
const ada = book('a', '09:00', '10:00', { name: 'Zweig, Ada' });
const ben = book('b', '10:00', '11:00', { name: 'Osei, Ben' });

const slot = (doctorId: string, start: string, end: string) => ({
  doctorId,
  start: `${DAY}T${start}:00Z`,
  end: `${DAY}T${end}:00Z`,
});

/** A hospital in which Dr. Diaz can take one of two; `taken` says who cannot go there at the first commit. */
function page({
  taken = [] as string[],
  rule = 'doctor-busy',
  writesTimeOff = true,
  laterPlans = Promise.resolve(),
} = {}) {
  let refusals = taken.length > 0 ? 1 : 0;
  let plans = 0;
  const asked = server(async ({ url, method, body }) => {
    const path = url.pathname;
    if (path.endsWith('/doctors')) return json({ items: [chen, diaz, evans, far] });
    if (path.endsWith('/time-off') && method === 'POST') return json({ id: 'off', ...(body as object) }, 201);
    if (path.endsWith('/time-off')) return json({ items: [] });
    if (path.includes('/time-off/')) return new Response(null, { status: 204 });
    if (path.endsWith('/moves/preview')) {
      plans += 1;
      if (plans > 1) await laterPlans;
      const to = plans === 1 ? slot('diaz', '09:00', '10:00') : slot('evans', '09:30', '10:30');
      return json({ items: [{ appointment: ada, to }, { appointment: ben }] });
    }
    if (path.endsWith('/moves')) {
      if (refusals > 0) {
        refusals -= 1;
        const refused = taken.map((id) => ({ id, rule, detail: 'English' }));
        return json(
          {
            type: 'urn:hospital-scheduling:doctor-busy',
            title: 'x',
            status: 409,
            detail: '',
            rule: 'doctor-busy',
            refused,
          },
          409,
        );
      }
      const all = new Map<string, Appointment>([ada, ben].map((item) => [item.id, item]));
      return json({
        items: (body as MovesRequest).moves.map(({ id, version, doctorId, start }) => ({
          ...(all.get(id) as Appointment),
          version: version + 1,
          doctor: { id: doctorId, name: doctorId },
          start,
        })),
      });
    }
    if (path.endsWith('/attendance'))
      return json({ done: [{ ...ben, version: 2, status: 'cancelled' }], refused: [] });
    if (path.endsWith('/patients/p-a')) return json({ id: 'p-a', phone: '030 4455', email: 'ada@x.org' });
    if (path.endsWith('/patients/p-b')) return json({ id: 'p-b', email: 'ben@x.org' });
    if (path.endsWith('/slots')) return json({ items: [] });
    return json({ items: [] });
  });
  const told = { onClose: vi.fn(), onOpen: vi.fn() };
  show(
    <>
      <AwayPage doctorId="chen" day={DAY} writesTimeOff={writesTimeOff} {...told} />
      <OverrideDialog />
    </>,
  );
  return { asked, ...told };
}

const writes = (asked: readonly Asked[]) =>
  asked
    .filter(({ method, url }) => method !== 'GET' && !/preview|auth/.test(url.pathname))
    .map(({ method, url }) => `${method} ${url.pathname.replace(/^.*\/api/, '')}`);
const line = (name: string) => screen.findByRole('combobox', { name: new RegExp(`^${name}`) });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => signedIn());
afterEach(() => vi.unstubAllGlobals());

describe('a doctor is away', () => {
  test('the colleagues of the department stand in, and the plan says who goes where before anything is done', async () => {
    const { asked } = page();
    expect(((await line('Zweig, Ada')) as HTMLSelectElement).selectedOptions[0]?.textContent).toBe(
      'Dr. Diaz, 09:00',
    );
    expect(((await line('Osei, Ben')) as HTMLSelectElement).value).toBe('leave');
    screen.getByText('No time was found');
    const sent = asked.find(({ url }) => url.pathname.endsWith('/preview'))?.body;
    expect(sent).toEqual({
      doctorId: 'chen',
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-24T00:00:00.000Z',
      doctorIds: ['diaz', 'evans'],
      latest: '2026-11-24T00:00:00.000Z',
    });
    expect(writes(asked)).toEqual([]);
  });

  test('time off, the moves in one piece, and a cancellation; Undo takes all of it back', async () => {
    const { asked } = page();
    await userEvent.selectOptions(await line('Osei, Ben'), 'cancel');
    await press('Move 1, cancel 1');
    await screen.findByText(/1 appointment moved\. 1 cancelled\. Time off added\./);
    expect(writes(asked)).toEqual([
      'POST /doctors/chen/time-off',
      'POST /schedules/moves',
      'POST /schedules/attendance',
    ]);
    const move = asked.find(({ url }) => url.pathname.endsWith('/moves'));
    expect(move?.body).toEqual({
      moves: [{ id: 'a', version: 1, doctorId: 'diaz', start: `${DAY}T09:00:00Z` }],
    });
    expect(move?.headers.get('Idempotency-Key')).toBeTruthy();

    await press('Undo all');
    await screen.findByRole('combobox', { name: /^Zweig/ });
    expect(writes(asked).slice(3)).toEqual([
      'DELETE /doctors/chen/time-off/off',
      'POST /schedules/moves',
      'POST /schedules/attendance',
    ]);
    const back = asked.filter(({ url }) => url.pathname.endsWith('/moves'))[1];
    expect(back?.body).toEqual({ moves: [{ id: 'a', version: 2, doctorId: 'chen', start: ada.start }] });
  });

  test('what was taken meanwhile is said beside it, with another proposal; the time off is written once', async () => {
    const { asked } = page({ taken: ['a'] });
    await line('Zweig, Ada');
    await press('Move 1 appointment');
    await screen.findByText(/Nothing has been moved yet/);
    screen.getByText('Dr. Diaz is busy at that time. New time proposed.');
    expect(((await line('Zweig, Ada')) as HTMLSelectElement).selectedOptions[0]?.textContent).toBe(
      'Dr. Evans, 09:30',
    );
    screen.getByText('Different time (was 09:00)');
    await press('Move 1 appointment');
    await screen.findByText(/1 appointment moved/);
    expect(writes(asked)).toEqual([
      'POST /doctors/chen/time-off',
      'POST /schedules/moves',
      'POST /schedules/moves',
    ]);
  });

  test('who is over by then is moved for a reason, and where they were meant to go', async () => {
    const { asked } = page({ taken: ['a'], rule: 'correction-required' });
    await line('Zweig, Ada');
    await press('Move 1 appointment');
    const dialog = await screen.findByRole('dialog', { name: 'Correct a past appointment' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Was seen by Dr. Diaz');
    await press('Save correction');
    await screen.findByText(/1 appointment moved/);
    const moves = [{ id: 'a', version: 1, doctorId: 'diaz', start: `${DAY}T09:00:00Z` }];
    expect(asked.filter(({ url }) => url.pathname.endsWith('/moves')).map(({ body }) => body)).toEqual([
      { moves },
      { moves, correction: { reason: 'Was seen by Dr. Diaz' } },
    ]);
  });

  test('each can be sent elsewhere by hand; two at one time are not sent', async () => {
    page();
    await userEvent.selectOptions(await line('Osei, Ben'), 'other');
    const dialog = screen.getByRole('dialog', { name: 'New time for Osei, Ben' });
    await userEvent.type(within(dialog).getByLabelText('Doctor or department'), 'diaz{Enter}');
    const time = within(dialog).getByLabelText('Time');
    await userEvent.clear(time);
    await userEvent.type(time, '09:30');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Choose' }));
    await waitFor(() => expect(screen.getAllByText('Double booking')).toHaveLength(2));
    expect((screen.getByRole('button', { name: 'Move 2 appointments' }) as HTMLButtonElement).disabled).toBe(
      true,
    );
    await userEvent.selectOptions(await line('Zweig, Ada'), 'leave');
    expect((screen.getByRole('button', { name: 'Move 1 appointment' }) as HTMLButtonElement).disabled).toBe(
      false,
    );
  });

  test('a plan for what was asked before is not carried out', async () => {
    let answer = () => {};
    const laterPlans = new Promise<void>((done) => {
      answer = done;
    });
    const { asked } = page({ laterPlans });
    await line('Zweig, Ada');
    await userEvent.click(screen.getByLabelText('Dr. Diaz'));
    await press('Move 1 appointment');
    expect(writes(asked)).toEqual([]);
    answer();
    await waitFor(async () =>
      expect(((await line('Zweig, Ada')) as HTMLSelectElement).selectedOptions[0]?.textContent).toBe(
        'Dr. Evans, 09:30',
      ),
    );
    await press('Move 1 appointment');
    await screen.findByText(/1 appointment moved/);
  });

  test('the call list says how each can be reached: by number, or by e-mail where there is none', async () => {
    page();
    await line('Zweig, Ada');
    const print = vi.fn(() => act(() => dispatchEvent(new Event('beforeprint'))));
    vi.stubGlobal('print', print);
    await press('Print call list');
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    const rows = within(screen.getByRole('table')).getAllByRole<HTMLTableRowElement>('row').slice(1);
    expect(rows.map(({ cells }) => cells[3]?.textContent)).toEqual(['030 4455', 'ben@x.org']);
    act(() => dispatchEvent(new Event('afterprint')));
  });

  test('without anybody to stand in nothing is asked', async () => {
    page();
    await line('Zweig, Ada');
    await userEvent.click(screen.getByLabelText('Dr. Diaz'));
    await userEvent.click(screen.getByLabelText('Dr. Evans'));
    screen.getByText('Choose dates and cover');
  });

  test('who may not write time off is told who does, and moves all the same', async () => {
    const { asked } = page({ writesTimeOff: false });
    await line('Zweig, Ada');
    screen.getByText(/Time off must be added by an administrator or Dr. Chen/);
    await press('Move 1 appointment');
    await screen.findByText(/1 appointment moved/);
    expect(writes(asked)).toEqual(['POST /schedules/moves']);
    screen.getByText('1 is still with Dr. Chen');
  });
});
