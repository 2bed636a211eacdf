import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Claim } from '@/api/model';
import { setZone } from '@/lib/zone';
import { type Asked, json, problem, show, strangersServer } from '@/testing/page';
import { ClaimPage } from './ClaimPage';
import { timeLeft } from './Countdown';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const offer: Claim = {
  answer: 'open',
  waiting: true,
  doctor: 'Dr. Chen',
  department: 'Neurology',
  start: '2026-11-24T13:00:00Z',
  end: '2026-11-24T13:30:00Z',
  expires: '2026-11-23T09:20:00Z',
};

const away = (): never => {
  throw new TypeError('Failed to fetch');
};
const page = (token: string | null = 'the-token') => show(<ClaimPage token={token} />);
const writes = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'POST');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

/** A server with one offer, whose answers change it; `confirm` may answer something else. */
function house(claim: Claim, confirm?: (asked: Asked) => Response | undefined) {
  const now = { claim };
  const asked = strangersServer((each) => {
    if (each.method === 'GET') return json(now.claim);
    const leave = (each.body as { leave?: boolean }).leave === true;
    if (each.url.pathname.endsWith('/decline')) {
      now.claim = {
        ...now.claim,
        waiting: !leave,
        answer: now.claim.answer === 'open' ? 'declined' : now.claim.answer,
      };
      return json(now.claim);
    }
    const other = confirm?.(each);
    if (other) return other;
    now.claim = { ...offer, answer: 'confirmed', waiting: false };
    return json(now.claim);
  });
  return { asked, now };
}

beforeEach(() => vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

describe('an open offer', () => {
  test('is shown in the hospital’s time, and opening it books nothing', async () => {
    setZone('Europe/Berlin');
    const { asked } = house({ ...offer, instead: '2026-12-01T08:00:00Z' });
    page();
    expect(await screen.findByText(/Tuesday, 24 November/)).toBeTruthy();
    expect(screen.getByText(/14:00 – 14:30/)).toBeTruthy();
    expect(screen.getByText(/with Dr. Chen · 30 min/)).toBeTruthy();
    expect(
      screen.getByText(/your appointment on Tuesday, 1 December at 09:00 will be cancelled/),
    ).toBeTruthy();
    expect(writes(asked)).toEqual([]);
  });

  test('the token goes in a header and is in no address', async () => {
    const { asked } = house(offer);
    page();
    await screen.findByRole('button', { name: 'Confirm' });
    expect(asked[0]?.headers.get('Invite-Token')).toBe('the-token');
    expect(asked.some(({ url }) => url.href.includes('the-token'))).toBe(false);
  });

  test('confirmed, it says what is booked and that a mail follows', async () => {
    const { asked } = house({ ...offer, instead: '2026-12-01T09:00:00Z' });
    page();
    await screen.findByText(/Tuesday, 24 November/);
    await press('Confirm');
    expect(await screen.findByRole('heading', { name: 'Your appointment is booked' })).toBeTruthy();
    expect(screen.getByText(/You will receive an e-mail with an entry for your calendar/)).toBeTruthy();
    expect(
      screen.getByText(/Your appointment on Tuesday, 1 December at 09:00 has been cancelled/),
    ).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ token: 'the-token' });
    expect(document.activeElement?.textContent).toBe('Your appointment is booked');
  });

  test('two presses at once are one, and the second of two answers to the winner is the same', async () => {
    const { asked } = house(offer);
    page();
    const button = await screen.findByRole('button', { name: 'Confirm' });
    act(() => {
      button.click();
      button.click();
    });
    await screen.findByText('Your appointment is booked');
    expect(writes(asked)).toHaveLength(1);
  });

  test('after a lost answer it can be tried again, and what arrived the first time is told as booked', async () => {
    const { now, asked } = house(offer, () => {
      if (writes(asked).length > 1) return problem(410, 'offer-over');
      now.claim = { ...offer, answer: 'confirmed', waiting: false };
      return away();
    });
    page();
    await screen.findByText(/Tuesday, 24 November/);
    await press('Confirm');
    expect(await screen.findByText(/Not sent: no connection/)).toBeTruthy();
    await press('Try again: confirm');
    expect(await screen.findByText('Your appointment is booked')).toBeTruthy();
  });

  test('who comes second is told kindly, and keeps the place', async () => {
    const { now } = house(offer, () => {
      now.claim = { ...offer, answer: 'lost' };
      return problem(410, 'offer-over');
    });
    page();
    await screen.findByText(/Tuesday, 24 November/);
    await press('Confirm');
    expect(await screen.findByText('This appointment is taken')).toBeTruthy();
    expect(screen.getByText(/You keep your place on the waiting list/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
  });

  test('a rule that refuses is said for a patient, and the offer stays', async () => {
    house(offer, () => problem(409, 'patient-busy'));
    page();
    await screen.findByText(/Tuesday, 24 November/);
    await press('Confirm');
    expect(await screen.findByText(/you have another appointment at that time/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'No thanks' })).toBeTruthy();
  });

  test('no thanks keeps the place unless that is given up too', async () => {
    const { asked } = house(offer);
    page();
    await screen.findByText(/Tuesday, 24 November/);
    await press('No thanks');
    expect(await screen.findByText('You declined')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ token: 'the-token', leave: false });
    await press('Remove me from the list');
    expect(await screen.findByText(/You are no longer on the waiting list/)).toBeTruthy();
    expect(writes(asked)[1]?.body).toEqual({ token: 'the-token', leave: true });
  });
});

describe('the time to answer', () => {
  test('is seen every second, heard a few times, and ends by itself', async () => {
    const { asked } = house({ ...offer, expires: '2026-11-23T09:03:00Z' });
    page();
    expect((await screen.findByRole('timer')).textContent).toMatch(/Held for you for [23]:\d\d, until 09:03/);
    expect(screen.getByTestId('said').textContent).toBe('Less than 5 minutes left');
    await act(() => vi.advanceTimersByTimeAsync(65_000));
    expect(screen.getByTestId('said').textContent).toBe('Less than 2 minutes left');
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(await screen.findByText('This offer has ended')).toBeTruthy();
    expect(screen.getByText(/The time to respond ended at 09:03/)).toBeTruthy();
    expect(writes(asked)).toEqual([]);
  });

  test('counts by the server’s clock where this device’s is wrong', async () => {
    strangersServer(() => json(offer, 200, { Date: new Date(NOW + 15 * 60_000).toUTCString() }));
    page();
    expect((await screen.findByRole('timer')).textContent).toMatch(/for [45]:\d\d/);
  });

  test('one that another took meanwhile says so without a press', async () => {
    const { now } = house(offer);
    page();
    await screen.findByRole('button', { name: 'Confirm' });
    now.claim = { ...offer, answer: 'lost' };
    await act(() => vi.advanceTimersByTimeAsync(31_000));
    expect(await screen.findByText('This appointment is taken')).toBeTruthy();
  });

  test.each([
    [9_000, '0:09'],
    [754_000, '12:34'],
    [3_849_000, '1:04:09'],
  ])('%i ms are %s', (left, words) => expect(timeLeft(left)).toBe(words));
});

/** What can be done, beside reading it in another language. */
const ways = () => screen.queryAllByRole('button').filter(({ lang }) => lang === '');

describe('an offer that is over', () => {
  test.each([
    ['expired', 'This offer has ended'],
    ['withdrawn', 'This appointment is no longer available'],
    ['lost', 'This appointment is taken'],
    ['declined', 'You declined'],
  ] as const)('%s says so, and asks about the place on the list', async (answer, title) => {
    const { asked } = house({ ...offer, answer });
    page();
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    await press('Stay on the list');
    expect(screen.getByText(/You stay on the waiting list/)).toBeTruthy();
    expect(writes(asked)).toEqual([]);
  });

  test('who is on no list any more is not asked about it', async () => {
    house({ ...offer, answer: 'expired', waiting: false });
    page();
    expect(await screen.findByText(/You are no longer on the waiting list/)).toBeTruthy();
    expect(ways()).toEqual([]);
  });

  test('leaving that did not arrive is said, and can be tried again', async () => {
    strangersServer(({ method }) => (method === 'GET' ? json({ ...offer, answer: 'expired' }) : away()));
    page();
    await screen.findByText('This offer has ended');
    await press('Remove me from the list');
    expect(await screen.findByText('Not sent: no connection. Try again.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove me from the list' })).toHaveProperty('disabled', false);
  });
});

describe('no offer', () => {
  test('a wrong link is one sentence', async () => {
    strangersServer(() => problem(410, 'offer-over'));
    page();
    expect(await screen.findByText('This link does not work')).toBeTruthy();
    expect(ways()).toEqual([]);
  });

  test('without a token, as after a reload, it says what to do and asks nothing', () => {
    const asked = strangersServer(() => json(offer));
    page(null);
    expect(screen.getByText('Open the link in our e-mail again.')).toBeTruthy();
    expect(asked).toEqual([]);
  });

  test('a server that is away can be asked again', async () => {
    let there = false;
    strangersServer(() => (there ? json(offer) : away()));
    page();
    expect(await screen.findByText('No connection to the server.')).toBeTruthy();
    there = true;
    await press('Try again');
    expect(await screen.findByRole('button', { name: 'Confirm' })).toBeTruthy();
  });
});
