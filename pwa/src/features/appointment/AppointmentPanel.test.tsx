import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment } from '@/api/model';
import { book } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { AppointmentPanel } from './AppointmentPanel';

const FUTURE = '2036-11-24';

function panel(item: Appointment, mayChange = true) {
  const asked = server(({ method, url }) => {
    if (method === 'POST') return json({ ...item, version: 2, status: 'noshow', noShowProposed: undefined });
    return json(url.pathname.endsWith('/history') ? { items: [] } : item);
  });
  const onEarlier = vi.fn();
  const onAgain = vi.fn();
  show(
    <AppointmentPanel
      id={item.id}
      known={item}
      mayChange={mayChange}
      mayAttend
      onClose={() => {}}
      onEarlier={onEarlier}
      onMove={vi.fn()}
      onAgain={onAgain}
    />,
  );
  return { asked, onEarlier, onAgain };
}

beforeEach(() => signedIn());
afterEach(() => vi.unstubAllGlobals());

describe('an appointment that is over without an answer', () => {
  test.each([
    ['No-show', 'no-show'],
    ['Attended', 'fulfil'],
  ])('asks first of all whether they came: one press says “%s”', async (name, transition) => {
    const seen = panel(book(transition, '09:00', '10:00', { noShowProposed: true }));
    const question = screen.getByRole('heading', { name: 'Did the patient attend?' }).closest('section');
    await userEvent.click(
      [...(question?.querySelectorAll('button') ?? [])].find((b) => b.textContent === name) as Element,
    );
    await waitFor(() => expect(seen.asked.some(({ method }) => method === 'POST')).toBe(true));
    const sent = seen.asked.find(({ method }) => method === 'POST');
    expect(sent?.url.pathname).toMatch(new RegExp(`/schedules/${transition}/${transition}$`));
    expect(sent?.headers.get('If-Match')).toBe('"1"');
    await waitFor(() => expect(screen.queryByText('Did the patient attend?')).toBeNull());
  });

  test('is asked about only where nobody has said it yet', () => {
    panel(book('a', '09:00', '10:00', { noShowProposed: true, status: 'fulfilled' }));
    expect(screen.queryByText('Did the patient attend?')).toBeNull();
  });
});

test('its history says what was done to it, not who has looked', async () => {
  const item = book('h', '09:00', '10:00');
  const row = (action: string) => ({
    at: `2026-11-22T08:00:00Z`,
    actor: { id: 'ada-id', kind: 'person', name: 'Ada' },
    action,
    outcome: 'success',
    detail: {},
  });
  server(({ url }) =>
    json(
      url.pathname.endsWith('/history')
        ? { items: [row('patient-data-read'), row('appointment-confirmed'), row('appointment-booked')] }
        : item,
    ),
  );
  show(
    <AppointmentPanel
      id="h"
      known={item}
      mayChange
      mayAttend
      onClose={() => {}}
      onEarlier={() => {}}
      onMove={vi.fn()}
      onAgain={() => {}}
    />,
  );
  const history = await screen.findByRole('list', { name: 'History' });
  expect([...history.children].map(({ textContent }) => textContent)).toEqual([
    'Offered time accepted by Ada, Sun 22 Nov 08:00',
    'Booked by Ada, Sun 22 Nov 08:00',
  ]);
});

test('its history says who or what it was cancelled for, and why it was corrected', async () => {
  const item = book('h', '09:00', '10:00', {
    status: 'cancelled',
    cancelReason: 'other',
    cancelNote: 'Strike',
  });
  const row = (at: string, action: string, detail: Record<string, string>) => ({
    at,
    actor: { id: 'ada-id', kind: 'person', name: 'Ada' },
    action,
    outcome: 'success',
    detail,
  });
  server(({ url }) =>
    json(
      url.pathname.endsWith('/history')
        ? {
            items: [
              row('2026-11-22T08:00:00Z', 'appointment-cancelled', { cancelReason: 'other' }),
              row('2026-11-21T08:00:00Z', 'appointment-changed', { correction: 'Wrong type' }),
              row('2026-11-20T08:00:00Z', 'appointment-cancelled', { cancelReason: 'patient' }),
              row('2026-11-19T08:00:00Z', 'appointment-cancelled', {}),
            ],
          }
        : item,
    ),
  );
  show(
    <AppointmentPanel
      id="h"
      known={item}
      mayChange
      mayAttend
      onClose={() => {}}
      onEarlier={() => {}}
      onMove={vi.fn()}
      onAgain={() => {}}
    />,
  );
  const history = await screen.findByRole('list', { name: 'History' });
  expect([...history.children].map(({ textContent }) => textContent)).toEqual([
    'Cancelled by Ada, Sun 22 Nov 08:00Other reason: Strike',
    'Edited by Ada, Sat 21 Nov 08:00Correction: Wrong type',
    'Cancelled by Ada, Fri 20 Nov 08:00Patient',
    'Cancelled by Ada, Thu 19 Nov 08:00',
  ]);
});

test('a late cancellation is called so', () => {
  panel(book('a', '09:00', '10:00', { status: 'cancelled', cancelledLate: true }));
  screen.getByText(/Cancelled late/);
});

test.each(['booked', 'fulfilled', 'cancelled'] as const)(
  'another one like it can be booked: %s',
  async (status) => {
    const item = book('a', '09:00', '10:00', { status });
    const { onAgain } = panel(item);
    await userEvent.click(screen.getByRole('button', { name: 'Book follow-up…' }));
    expect(onAgain).toHaveBeenCalledExactlyOnceWith(item);
  },
);

describe('an earlier time', () => {
  const later = book('a', '09:00', '10:00', { on: FUTURE });
  const wish = () => screen.queryByRole('button', { name: 'Add to waiting list' });

  test('can be wished for by who is booked and has not been there', async () => {
    const { onEarlier } = panel(later);
    await userEvent.click(wish() as Element);
    expect(onEarlier).toHaveBeenCalledOnce();
  });

  test.each([
    ['is over', book('a', '09:00', '10:00', { on: '2016-11-24' })],
    ['has arrived', { ...later, status: 'arrived' as const }],
    ['was cancelled', { ...later, status: 'cancelled' as const }],
  ])('not where it %s', (_, item) => {
    panel(item);
    expect(wish()).toBeNull();
  });

  test('nor by those who only read', () => {
    panel(later, false);
    expect(wish()).toBeNull();
  });
});
