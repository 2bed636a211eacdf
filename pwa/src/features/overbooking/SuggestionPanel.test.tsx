import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Suggestion } from '@/api/model';
import { book, doctor } from '@/testing/appointments';
import { suggested, waiting } from '@/testing/overbooking';
import { type Asked, json, problem, server, show, signedIn } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { SuggestionPanel } from './SuggestionPanel';

const booked = book('new', '09:00', '09:30', { name: 'Ito, Ken', overbooked: true });
const people = [
  waiting('far', 'Away, Long', { doctorId: 'diaz' }),
  waiting('w1', 'Ito, Ken', { priority: 1 }),
  waiting('w2', 'Sato, Yui'),
];

/** A server with one suggestion; `decide` answers what is decided about it. */
function hospital(
  decide: (asked: Asked) => Response,
  now: () => Suggestion = () => suggested('s', '09:00', '09:30'),
) {
  return server((asked) => {
    const { pathname } = asked.url;
    if (asked.method === 'POST') return decide(asked);
    if (pathname.endsWith('/overbook/suggestions/s')) return json(now());
    if (pathname.endsWith('/doctors')) return json({ items: [doctor('chen', 'Dr. Chen')] });
    if (pathname.endsWith('/overbook/waitlist')) return json({ items: people });
    if (pathname.endsWith('/patients'))
      return json({ items: [{ id: 'p9', version: 1, mrn: '9', name: 'Zola, Émile', active: true }] });
    return json({ items: [] });
  });
}

function panel() {
  const seen = { onClose: vi.fn(), onBooked: vi.fn(), onOpen: vi.fn() };
  show(<SuggestionPanel id="s" {...seen} />);
  return seen;
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const sent = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST');

describe('a suggestion', () => {
  beforeEach(async () => {
    await signedIn();
    toasts.set([]);
  });
  afterEach(() => vi.unstubAllGlobals());

  test('says in one sentence why, and by what numbers', async () => {
    hospital(() => json({}));
    panel();
    await screen.findByText(
      '1 of the 9 patients from 08:00 to 11:00 will probably not come: with an extra appointment at 09:00, all patients together would on average wait 15 minutes longer.',
    );
    for (const number of ['+0.41', '38%', '1.1', '15 min', 'none', '2%']) screen.getByText(number);
    await screen.findByText('Dr. Chen, Neurology');
  });

  test('is accepted for those who wait and whom it suits, the first of them unless somebody says otherwise', async () => {
    const asked = hospital(() => json(booked, 201));
    const { onBooked } = panel();
    await press('Accept…');
    expect(await screen.findAllByRole('radio')).toHaveLength(2);
    expect(screen.queryByText('Away, Long')).toBeNull();
    await press('Book Ito, Ken');
    await waitFor(() => expect(onBooked).toHaveBeenCalledWith(booked));
    const [only] = sent(asked);
    expect(sent(asked)).toHaveLength(1);
    expect(only?.url.pathname).toMatch(/\/overbook\/suggestions\/s\/accept$/);
    expect(only?.body).toEqual({ waitlistEntryId: 'w1' });
    expect(only?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(toasts.get()[0]?.text).toBe('Ito, Ken booked at 09:00 on Mon 23 Nov, overbooked.');
  });

  test('is accepted for anybody else who is found', async () => {
    const asked = hospital(() => json(booked, 201));
    panel();
    await press('Accept…');
    await userEvent.type(await screen.findByLabelText('Or another patient'), 'zola');
    await userEvent.click(await screen.findByRole('option', { name: /Zola/ }));
    expect(screen.queryByRole('option', { name: /New patient/ })).toBeNull();
    await press('Book Zola, Émile');
    await waitFor(() => expect(sent(asked)[0]?.body).toEqual({ patientId: 'p9' }));
  });

  test('sent again after a lost answer carries the same key, for another person another one', async () => {
    let lost = true;
    const asked = hospital(() => {
      if (lost) throw new TypeError('offline');
      return problem(409, 'patient-busy');
    });
    panel();
    await press('Accept…');
    await press('Book Ito, Ken');
    await screen.findByText(/not saved/i);
    lost = false;
    // The server is there again.
    await waitFor(
      () => expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Book/ }).disabled).toBe(false),
      {
        timeout: 5_000,
      },
    );
    await press('Book Ito, Ken');
    await screen.findByText('The patient has another appointment at that time.');
    await userEvent.click(screen.getByRole('radio', { name: /Sato/ }));
    await press('Book Sato, Yui');
    await waitFor(() => expect(sent(asked)).toHaveLength(3));
    const [first, second, third] = sent(asked).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('of two who accept at once the second reads a kind sentence, and what became of it', async () => {
    let state = suggested('s', '09:00', '09:30');
    hospital(
      () => {
        state = { ...state, status: 'accepted', appointmentId: 'theirs' };
        return problem(409, 'suggestion-over');
      },
      () => state,
    );
    const { onOpen } = panel();
    await press('Accept…');
    await press('Book Ito, Ken');
    await screen.findByText('A colleague was faster: this time is already booked.');
    expect(screen.queryByRole('button', { name: /Accept|Book/ })).toBeNull();
    await press('Show the appointment');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('theirs');
  });

  test('is declined with a reason, and not without one', async () => {
    const asked = hospital(() => json(suggested('s', '09:00', '09:30', { status: 'declined' })));
    const { onClose } = panel();
    await press('Decline…');
    await press('Decline');
    await screen.findByText('Give a reason, so that we can learn from it.');
    expect(sent(asked)).toHaveLength(0);
    await userEvent.click(screen.getByRole('radio', { name: 'This session runs late anyway' }));
    await userEvent.type(screen.getByRole('textbox'), 'Teaching');
    await press('Decline');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent(asked)[0]?.body).toEqual({ reason: 'This session runs late anyway. Teaching' });
  });

  test('is closed by Escape', async () => {
    hospital(() => json({}));
    const { onClose } = panel();
    await screen.findByText('Space for one more');
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });
});
