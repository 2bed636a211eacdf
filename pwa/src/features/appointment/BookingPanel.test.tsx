import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dayInSight } from '@/lib/dayInSight';
import { book, doctor } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { BookingPanel } from './BookingPanel';
import type { Draft } from './draft';

const hanna = { id: 'p1', mrn: 'M1', name: 'Müller, Hanna' };
const type = { id: 'new', version: 1, name: 'New patient', durationMinutes: 45, active: true };
const refused = {
  type: 'urn:hospital-scheduling:doctor-busy',
  title: 'doctor-busy',
  status: 409,
  detail: 'English',
  rule: 'doctor-busy',
};
const slot = (doctorId: string, start: string, end: string) => ({ doctorId, start, end });

/** A server that has one free time of the length that is asked for, and refuses what is not free. */
function house() {
  return server(({ method, url, body }) => {
    if (url.pathname.endsWith('/doctors'))
      return json({ items: [doctor('chen', 'Dr. Chen'), doctor('diaz', 'Dr. Diaz')] });
    if (url.pathname.endsWith('/appointment-types')) return json({ items: [type] });
    if (url.pathname.endsWith('/slots')) {
      const start = '2026-12-01T16:50:00Z';
      const end = Date.parse(start) + Number(url.searchParams.get('duration')) * 60_000;
      return json({ items: [slot('chen', start, new Date(end).toISOString())] });
    }
    if (method === 'POST') {
      const { start, end } = body as { start: string; end: string };
      if (start.includes('T09:'))
        return json(
          {
            ...refused,
            alternatives: [
              slot('chen', '2026-12-01T10:55:00Z', '2026-12-01T11:25:00Z'),
              slot('diaz', '2026-12-01T09:05:00Z', '2026-12-01T09:35:00Z'),
            ],
          },
          409,
        );
      return json(
        { ...book('made', '16:50', '17:35', { on: '2026-12-01' }), start, end, patient: hanna },
        201,
      );
    }
    return json({ items: [] });
  });
}

function Form({ first, seen }: { first: Draft; seen: (draft: Draft) => void }) {
  const [draft, setDraft] = useState(first);
  seen(draft);
  return <BookingPanel draft={draft} onDraft={setDraft} onClose={vi.fn()} onBooked={vi.fn()} />;
}

function form(more: Partial<Draft> = {}) {
  let draft: Draft | undefined;
  const like = { ...book('old', '09:00', '09:30'), patient: hanna };
  show(
    <Form
      first={{ day: '2026-11-30', doctorId: 'chen', like, ...more }}
      seen={(now) => {
        draft = now;
      }}
    />,
  );
  return () => draft;
}

const typeInto = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, `${text}[Tab]`);
};

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-30T08:00:00Z'), shouldAdvanceTime: true });
  await signedIn();
  toasts.set([]);
});

describe('booking', () => {
  test('a type says how long before there is a time, and free times are that long', async () => {
    const asked = house();
    form();
    await userEvent.selectOptions(
      await screen.findByLabelText('Type'),
      await screen.findByText(/New patient/),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Tue 1 Dec 16:50' }));
    await userEvent.click(screen.getByRole('button', { name: 'Book' }));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
        start: '2026-12-01T16:50:00.000Z',
        end: '2026-12-01T17:35:00.000Z',
      }),
    );
  });

  test('a day is from when on a time is looked for: no time is taken from another day', async () => {
    const asked = house();
    const start = Date.parse('2026-11-30T09:00:00Z');
    const draft = form({ start, end: start + 1_800_000 });
    await typeInto('Date', '1.12.');
    expect(draft()).toMatchObject({ day: '2026-12-01', length: 1_800_000 });
    expect(draft()?.start).toBeUndefined();
    await screen.findByRole('button', { name: 'Tue 1 Dec 16:50' });
    expect(asked.filter(({ url }) => url.pathname.endsWith('/slots')).at(-1)?.url.search).toContain(
      'from=2026-12-01T00%3A00%3A00.000Z',
    );
  });

  test('of several doctors every free time says with whom, and is booked with them', async () => {
    const asked = house();
    const draft = form();
    await userEvent.click(await screen.findByLabelText('Add a doctor or department'));
    await userEvent.click(await screen.findByRole('option', { name: /Dr. Diaz/ }));
    expect(draft()?.among).toEqual({ departments: [], doctors: ['chen', 'diaz'] });
    await userEvent.click(await screen.findByRole('button', { name: 'Tue 1 Dec 16:50, Dr. Chen' }));
    await userEvent.click(screen.getByRole('button', { name: 'Book' }));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ doctorId: 'chen' }),
    );
    expect(asked.filter(({ url }) => url.pathname.endsWith('/slots')).at(-1)?.url.search).toContain(
      'doctor=chen%2Cdiaz',
    );
  });

  test('a free time with another doctor says with whom, and brings its day', async () => {
    house();
    const start = Date.parse('2026-11-30T09:00:00Z');
    const draft = form({ start, end: start + 1_800_000 });
    await userEvent.click(await screen.findByRole('button', { name: 'Book' }));
    await screen.findByRole('button', { name: 'Tue 1 Dec 10:55' });
    await userEvent.click(screen.getByRole('button', { name: 'Dr. Diaz Tue 1 Dec 09:05' }));
    expect(draft()).toMatchObject({ day: '2026-12-01', doctorId: 'diaz' });
  });

  test.each([
    ['2026-12-01', 'Müller, Hanna booked at 16:50.'],
    ['2026-11-30', 'Müller, Hanna booked at 16:50 on Tue 1 Dec.'],
    [null, 'Müller, Hanna booked at 16:50 on Tue 1 Dec.'],
  ])('with %s in sight it says: %s', async (day, said) => {
    house();
    const start = Date.parse('2026-12-01T16:50:00Z');
    form({ start, end: start + 1_800_000 });
    act(() => dayInSight.set(day));
    await userEvent.click(await screen.findByRole('button', { name: 'Book' }));
    await waitFor(() => expect(toasts.get()[0]?.text).toBe(said));
  });
});
