import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GAPS } from '@/api/gaps';
import type { Offer } from '@/api/model';
import { WAITLIST } from '@/api/waitlist';
import { apply } from '@/realtime/live';
import { book } from '@/testing/appointments';
import { offered } from '@/testing/overbooking';
import { type Asked, json, problem, server, show, signedIn } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { HoldPanel, OfferPanel } from './OfferPanel';
import { offerGap } from './offerGap';

const ken = { id: 'p1', mrn: '1', name: 'Ito, Ken' };
const yui = { id: 'p2', mrn: '2', name: 'Sato, Yui' };
const both: Offer = offered('o', {
  start: '2036-11-24T11:00:00Z',
  end: '2036-11-24T11:30:00Z',
  expires: '2036-11-24T08:30:00Z',
  asked: [
    { inviteId: 'i1', entryId: 'e1', status: 'open', patient: ken, sent: '2026-11-23T08:00:01Z' },
    { inviteId: 'i2', entryId: 'e2', status: 'open', patient: yui },
  ],
  skipped: [{ entryId: 'e3', because: 'too-long', patient: { id: 'p3', mrn: '3', name: 'Wu, Li' } }],
});

let now: Offer;
function hospital(more: (asked: Asked) => Response | undefined = () => undefined) {
  return server((asked) => {
    const own = more(asked);
    if (own) return own;
    if (asked.url.pathname.endsWith('/invites/o')) return json(now);
    return json({ items: asked.url.pathname.endsWith('/invites') ? [now] : [] });
  });
}

const back = () => ({ onClose: vi.fn(), onOpen: vi.fn(), onBook: vi.fn() });
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(async () => {
  await signedIn();
  now = both;
  toasts.set([]);
});
afterEach(() => vi.unstubAllGlobals());

describe('an offer', () => {
  test('says who was asked and who was passed over and why', async () => {
    hospital();
    show(<OfferPanel id="o" {...back()} />);
    const asked = await screen.findByRole('region', { name: 'Invited patients' });
    expect(
      within(asked)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Ito, Keninvited', 'Sato, Yuisending e-mail']);
    screen.getByText('Held until 08:30');
    screen.getByText('One patient was skipped');
    screen.getByText('needs more time than this');
  });

  test('an answer shows as soon as it is told live, and who has taken it leads on', async () => {
    hospital();
    const seen = back();
    const { client } = show(<OfferPanel id="o" {...seen} />);
    await screen.findByText('2 patients were invited');
    const [first, second] = both.asked;
    if (!first || !second) throw new Error('two were asked');
    now = { ...both, asked: [{ ...first, status: 'declined', answered: '2026-11-23T08:05:00Z' }, second] };
    act(() => apply(client, { seq: 1, type: 'waitlist:declined', data: { id: 'e1' } }));
    await screen.findByText('declined · 08:05');
    now = { ...now, status: 'taken', asked: [first, { ...second, status: 'confirmed' }] };
    act(() => apply(client, { seq: 2, type: 'waitlist:confirmed', data: { id: 'e2' } }));
    await screen.findByText('Sato, Yui has accepted.');
    expect(screen.queryByRole('button', { name: 'Withdraw…' })).toBeNull();
    await press('Show the appointment');
    expect(seen.onOpen).toHaveBeenCalledExactlyOnceWith('hold');
  });

  test('a mail that failed is told live, with the number to call', async () => {
    hospital();
    const { client } = show(<OfferPanel id="o" {...back()} />);
    await screen.findByText('2 patients were invited');
    const [first, second] = both.asked;
    if (!first || !second) throw new Error('two were asked');
    const failed = {
      ...second,
      failed: '2026-11-23T08:00:03Z',
      phone: '030 123456',
      phoneE164: '+4930123456',
    };
    now = { ...both, asked: [first, failed] };
    act(() => apply(client, { seq: 1, type: 'waitlist:failed', data: { id: 'e2' } }));
    const call = await screen.findByRole('link', { name: 'Call: 030 123456' });
    expect(call.getAttribute('href')).toBe('tel:+4930123456');
    expect(call.closest('li')?.textContent).toBe('Sato, Yuie-mail failed · Call: 030 123456');
    now = { ...now, status: 'expired', asked: [first, { ...failed, status: 'expired' }] };
    act(() => apply(client, { seq: 2, type: 'waitlist:expired', data: { id: 'e2' } }));
    await screen.findByText(/No one responded in time/);
    expect(screen.queryByText('no response')).toBeNull();
    screen.getByText('e-mail failed');
  });

  test('is withdrawn after a question, and the time may be booked by hand', async () => {
    const asked = hospital(({ method }) => {
      if (method !== 'DELETE') return;
      now = { ...both, status: 'withdrawn' };
      return json(now);
    });
    vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(() => {});
    const seen = back();
    show(<OfferPanel id="o" {...seen} />);
    await press('Withdraw…');
    expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
    const dialog = document.querySelector('dialog');
    if (!dialog) throw new Error('nothing was asked');
    await userEvent.click(within(dialog).getByText('Withdraw'));
    await screen.findByText(/It was withdrawn/);
    expect(toasts.get()[0]?.text).toBe('Withdrawn: Mon 24 Nov 11:00 – 11:30 is free again.');
    await press('Book it yourself');
    expect(seen.onBook).toHaveBeenCalledExactlyOnceWith({
      doctorId: 'chen',
      start: both.start,
      end: both.end,
    });
  });

  test('is found from its hold in the calendar', async () => {
    const asked = hospital();
    const { patient: _nobody, ...hold } = book('hold', '11:00', '11:30', { hold: true, status: 'pending' });
    show(<HoldPanel hold={hold} {...back()} />);
    await screen.findByText('2 patients were invited');
    const query = asked.find(({ url }) => url.pathname.endsWith('/invites'))?.url.searchParams;
    expect(query?.get('doctor')).toBe('chen');
    expect(query?.get('from')).toBe(hold.start);
  });
});

describe('backfilling a gap', () => {
  const gap = { doctorId: 'chen', start: '2026-11-23T11:00:00Z', end: '2026-11-23T11:30:00Z' };

  test('offers it in one call with a key, shows the hold, and asks for gaps anew', async () => {
    const hold = book('hold', '11:00', '11:30', { hold: true, status: 'pending' });
    const asked = hospital(({ method, url }) => {
      if (method === 'POST') return json(both, 201);
      return url.pathname.endsWith('/schedules/hold') ? json(hold) : undefined;
    });
    const { client } = show(null);
    const again = vi.spyOn(client, 'invalidateQueries');
    const seen = { onOffered: vi.fn(), onBook: vi.fn() };
    // Two presses are one.
    await Promise.all([offerGap(client, gap, seen), offerGap(client, gap, seen)]);
    expect(seen.onOffered).toHaveBeenCalledExactlyOnceWith(both);
    const sent = asked.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toEqual(gap);
    expect(sent[0]?.headers.get('Idempotency-Key')).toBeTruthy();
    const keys = again.mock.calls.map(([filter]) => filter?.queryKey?.[0]);
    expect(keys).toEqual(expect.arrayContaining([GAPS, WAITLIST]));
    await waitFor(() => expect(client.getQueryData(['schedules', 'one', 'hold'])).toEqual(hold));
  });

  test('that suits nobody is said kindly, and can be booked by hand', async () => {
    hospital(({ method }) => (method === 'POST' ? problem(422, 'nobody-to-ask') : undefined));
    const { client } = show(null);
    const seen = { onOffered: vi.fn(), onBook: vi.fn() };
    await offerGap(client, gap, seen);
    const [toast] = toasts.get();
    expect(toast?.text).toBe('No match on the waiting list for 11:00 – 11:30.');
    expect(toast?.tone).toBe('plain');
    toast?.actions.find(({ label }) => label === 'Book it yourself')?.run();
    expect(seen.onBook).toHaveBeenCalledExactlyOnceWith(gap);
    expect(seen.onOffered).not.toHaveBeenCalled();
  });

  test('sent again after a lost answer carries the same key', async () => {
    let lost = true;
    const asked = hospital(({ method }) => {
      if (method !== 'POST') return;
      if (lost) throw new TypeError('offline');
      return json(both, 201);
    });
    const { client } = show(null);
    const seen = { onOffered: vi.fn(), onBook: vi.fn() };
    await offerGap(client, gap, seen);
    lost = false;
    toasts.get()[0]?.actions[0]?.run();
    await waitFor(() => expect(seen.onOffered).toHaveBeenCalled());
    const keys = asked
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});
