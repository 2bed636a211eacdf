import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Offer, WaitlistEntry } from '@/api/model';
import type { SearchState } from '@/lib/searchState';
import { book, doctor } from '@/testing/appointments';
import { type Asked, json, onScreen, problem, show, strangersServer } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { WaitlistPage } from './WaitlistPage';

const chen = doctor('chen', 'Dr. Chen');
const departments = [chen.department, { id: 'd-ent', name: 'Ear, Nose & Throat', colour: '#7a5fb3' }];

const entry = (id: string, more: Partial<WaitlistEntry> = {}): WaitlistEntry => ({
  id,
  version: 0,
  status: 'waiting',
  patient: { id: `p-${id}`, mrn: `MRN-${id}`, name: `Patient, ${id}` },
  departmentId: 'd-neuro',
  minutes: 30,
  priority: 3,
  earliest: '2026-11-01T08:00:00Z',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '00:00',
  until: '24:00',
  position: 1,
  invited: false,
  joinedAt: '2026-11-01T08:00:00Z',
  ...more,
});

const offer: Offer = {
  id: 'o1',
  doctorId: 'chen',
  departmentId: 'd-neuro',
  start: '2026-11-30T09:00:00Z',
  end: '2026-11-30T09:30:00Z',
  status: 'open',
  appointmentId: 'hold',
  made: '2026-11-23T08:00:00Z',
  expires: '2026-11-23T08:45:00Z',
  asked: [
    {
      inviteId: 'i1',
      entryId: 'a',
      patient: entry('a').patient,
      sent: '2026-11-23T08:00:01Z',
      status: 'open',
    },
    { inviteId: 'i2', entryId: 'b', patient: entry('b').patient, status: 'declined' },
  ],
  skipped: [{ entryId: 'c', patient: entry('c').patient, because: 'no-address' }],
};

const known = {
  id: 'p9',
  version: 1,
  mrn: '900',
  name: 'Farah, Omar',
  email: 'omar@example.org',
  active: true,
};

/** A hospital with people who wait; `write` answers what changes something. */
function house(
  entries: readonly WaitlistEntry[],
  write: (asked: Asked) => Response = () => json({}),
  offers: readonly Offer[] = [],
) {
  return strangersServer((asked) => {
    const path = asked.url.pathname;
    if (asked.method !== 'GET') return write(asked);
    if (path.endsWith('/overbook/waitlist/invites')) return json({ items: offers });
    if (path.endsWith('/overbook/waitlist')) return json({ items: entries });
    if (path.endsWith('/departments')) return json({ items: departments });
    if (path.endsWith('/doctors')) return json({ items: [chen] });
    if (path.endsWith('/patients')) return json({ items: [known] });
    if (path.includes('/patients/')) return json({ ...known, phone: '030 4455', phoneE164: '+49304455' });
    if (path.endsWith('/schedules/held'))
      return json(book('held', '10:30', '11:00', { on: '2026-12-01', name: 'Nowak, Jan' }));
    return json({ items: [] });
  });
}

const onBook = vi.fn();
const page = (search: SearchState = {}) => {
  const go = vi.fn();
  show(
    <WaitlistPage
      patientLink={(_id, name) => name}
      search={search}
      go={go}
      link={({ id }, children) => <a href={`/day?offer=${id}`}>{children}</a>}
      onBook={onBook}
    />,
  );
  return go;
};
const writes = (asked: readonly Asked[]) => asked.filter(({ method }) => method !== 'GET');
const said = () => toasts.get()[0]?.text ?? '';
const panel = async (name: string) => within(await screen.findByRole('complementary', { name }));

beforeEach(() => {
  toasts.set([]);
  onScreen('desk');
  vi.useFakeTimers({ now: Date.parse('2026-11-23T08:30:00Z'), shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});

describe('who waits', () => {
  test('stands by department in the order of fairness, with what staff must know', async () => {
    house([
      entry('a', { priority: 1, priorityReason: 'Pain grows', invited: true, email: 'a@example.org' }),
      entry('b', { position: 2, doctorId: 'chen', mailsStopped: '2026-11-20T08:00:00Z' }),
      entry('x', { departmentId: 'd-ent' }),
    ]);
    page();
    const table = within(await screen.findByRole('table', { name: 'Waiting patients' }));
    await table.findByText('Neurology', { exact: false });
    const rows = table.getAllByRole('row').map((row) => row.textContent);
    // Departments as people look them up; within each the order is the server's.
    expect(rows[1]).toBe('Ear, Nose & Throat 1');
    expect(rows[3]).toBe('Neurology 2');
    expect(rows[4]).toMatch(/^1Patient, aMRN-aany doctor30 minas soon as possibleany day1Pain grows22 days/);
    expect(rows[4]).toMatch(/offer senta@example.org$/);
    expect(rows[5]).toMatch(/Dr. Chen.*no e-mails: callno e-mail: call$/);
  });

  test('is found by words of the URL, and the department is the server’s to filter', async () => {
    const asked = house([entry('a'), entry('b')]);
    page({ q: 'patient b', department: 'd-neuro' });
    expect(await screen.findByRole('button', { name: 'Patient, b' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Patient, a' })).toBeNull();
    const list = asked.find(({ url }) => url.pathname.endsWith('/overbook/waitlist'));
    expect(list?.url.searchParams.get('department')).toBe('d-neuro');
  });

  test.each([
    ['with an e-mail', { email: 'a@example.org' }],
    ['without one', {}],
  ])('can be called: the number is beside everything else, %s', async (_, more) => {
    house([entry('a', more)]);
    page({ entry: 'a' });
    const call = await (await panel('On the waiting list')).findByRole('link', { name: 'Call: 030 4455' });
    expect(call.getAttribute('href')).toBe('tel:+49304455');
  });

  test('leaves after a question, and loses the place', async () => {
    const asked = house([entry('a')], () => new Response(null, { status: 204 }));
    const go = page({ entry: 'a' });
    await userEvent.click((await panel('On the waiting list')).getByRole('button', { name: /Remove/ }));
    expect(writes(asked)).toHaveLength(0);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
    await vi.waitFor(() => expect(said()).toBe('Patient, a removed from the waiting list.'));
    expect(writes(asked)[0]?.url.pathname).toMatch(/\/overbook\/waitlist\/a$/);
    expect(go).toHaveBeenCalledWith({ entry: undefined, join: undefined }, true);
  });

  test('is given a time of their own, unless an offer is open that would book them twice', async () => {
    const [free, asked] = [entry('a'), entry('b', { invited: true })];
    house([free, asked]);
    page({ entry: 'a' });
    await userEvent.click((await panel('On the waiting list')).getByRole('button', { name: 'Find a time…' }));
    expect(onBook).toHaveBeenCalledExactlyOnceWith(free);
    cleanup();
    page({ entry: 'b' });
    const button = (await panel('On the waiting list')).getByRole('button', { name: 'Find a time…' });
    expect(button.matches(':disabled')).toBe(true);
  });

  test('on a phone is a card each, in the same order', async () => {
    onScreen('phone');
    house([entry('a', { invited: true }), entry('b', { position: 2 })]);
    page();
    expect(await screen.findByText('offer sent')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    const cards = screen.getAllByRole('button').filter((one) => one.dataset.row);
    expect(cards.map((card) => card.dataset.row)).toEqual(['a', 'b']);
  });

  test('nobody is said, and a filter that hides everybody can be undone', async () => {
    house([entry('a')]);
    const go = page({ q: 'zzz' });
    await userEvent.click(await screen.findByRole('button', { name: 'Show everyone' }));
    expect(go).toHaveBeenCalledWith({ q: undefined, department: undefined });
  });
});

describe('an open offer', () => {
  test('says until when, who was asked and answered what, and who was passed over why', async () => {
    house([], undefined, [offer]);
    page();
    const section = within(await screen.findByRole('region', { name: 'Offers' }));
    expect(await section.findByText('Mon 30 Nov 09:00 – 09:30')).toBeTruthy();
    expect(section.getByRole('timer').textContent).toMatch(/^until 08:45, 1[45]:\d\d left$/);
    const asked = within(section.getByRole('list', { name: 'Invited patients' }));
    expect(asked.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'Patient, ainvited',
      'Patient, bdeclined',
    ]);
    expect(section.getByText('One patient was skipped')).toBeTruthy();
    expect(section.getByText('Patient, c: no e-mail: call')).toBeTruthy();
  });

  test('is withdrawn after a question; who was faster with an answer has it', async () => {
    const asked = house([], () => json({ ...offer, status: 'taken' }), [offer]);
    page();
    await userEvent.click(await screen.findByRole('button', { name: /^Withdraw Mon 30 Nov/ }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Withdraw' }));
    await vi.waitFor(() => expect(said()).toBe('Mon 30 Nov 09:00 – 09:30: already “Taken”.'));
    expect(writes(asked)[0]?.url.pathname).toMatch(/\/invites\/o1$/);
  });

  test('those that are over are asked for when somebody wants them', async () => {
    const asked = house([], undefined, [{ ...offer, status: 'expired' }]);
    page({ offers: 'all' });
    expect(await screen.findByText('Expired')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Withdraw/ })).toBeNull();
    const list = asked.find(({ url }) => url.pathname.endsWith('/invites'));
    expect(list?.url.searchParams.get('status')).toContain('expired');
  });

  test('of many the soonest are shown, and the rest is one press away', async () => {
    house(
      [],
      undefined,
      ['1', '2', '3', '4', '5', '6'].map((id) => ({ ...offer, id })),
    );
    page();
    expect(await screen.findAllByRole('button', { name: /^Withdraw Mon 30 Nov/ })).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 6' }));
    expect(screen.getAllByRole('button', { name: /^Withdraw Mon 30 Nov/ })).toHaveLength(6);
  });

  test('a list of offers that does not come leaves the rest of the page', async () => {
    strangersServer(({ url }) =>
      url.pathname.endsWith('/invites')
        ? problem(503, 'busy')
        : json({ items: url.pathname.endsWith('/waitlist') ? [entry('a')] : [] }),
    );
    page();
    expect(await screen.findByRole('button', { name: 'Patient, a' })).toBeTruthy();
    expect(await screen.findByText(/The server is busy/)).toBeTruthy();
  });
});

describe('joining', () => {
  const fill = async () => {
    const form = await panel('Add to waiting list');
    await userEvent.type(form.getByLabelText('Patient'), 'farah');
    await userEvent.click(await form.findByRole('option', { name: /Farah, Omar/ }));
    await userEvent.click(form.getByLabelText('Department'));
    await userEvent.click(await form.findByRole('option', { name: 'Neurology' }));
    return form;
  };
  const send = async () =>
    userEvent.click((await panel('Add to waiting list')).getByRole('button', { name: 'Add patient' }));

  test('asks for what is missing beside the fields, before anything is sent', async () => {
    const asked = house([]);
    page({ join: 'new' });
    const form = await panel('Add to waiting list');
    await userEvent.selectOptions(form.getByLabelText('Priority'), '1');
    await send();
    expect(form.getByText('Choose a patient')).toBeTruthy();
    expect(form.getByText('Choose a department')).toBeTruthy();
    expect(form.getByText('Give a reason for the priority.')).toBeTruthy();
    expect(writes(asked)).toHaveLength(0);
  });

  test('sends the wish under a key, which a lost answer keeps', async () => {
    let lost = true;
    const asked = house([], () => {
      if (!lost) return json(entry('new', { position: 4 }), 201);
      lost = false;
      throw new TypeError('Failed to fetch');
    });
    const go = page({ join: 'new' });
    await fill();
    await send();
    const form = await panel('Add to waiting list');
    expect(await form.findByText(/not saved/i)).toBeTruthy();
    await vi.waitFor(() =>
      expect((form.getByRole('button', { name: 'Add patient' }) as HTMLButtonElement).disabled).toBe(false),
    );
    await send();
    await vi.waitFor(() => expect(said()).toBe('Patient, new added to the waiting list, position 4.'));
    const [first, second] = writes(asked);
    expect(second?.body).toEqual({ patientId: 'p9', departmentId: 'd-neuro', minutes: 30, priority: 3 });
    expect(first?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
    expect(go).toHaveBeenCalledWith({ entry: 'new', join: undefined }, true);
  });

  test('who waits for the same already is told at the patient', async () => {
    house([], () => problem(409, 'duplicate'));
    page({ join: 'new' });
    const form = await fill();
    await send();
    expect(await form.findByText('Already on the waiting list for this.')).toBeTruthy();
    expect(form.getByLabelText('Patient').getAttribute('aria-invalid')).toBe('true');
  });

  test('from an appointment brings the patient, and what would be given up', async () => {
    const asked = house([], () => json(entry('new'), 201));
    page({ join: 'held' });
    const form = await panel('Add to waiting list');
    expect(await form.findByText('Nowak, Jan')).toBeTruthy();
    expect(form.getByText(/Gives up Tuesday, 1 December, 10:30 with Dr. Chen/)).toBeTruthy();
    await send();
    await vi.waitFor(() => expect(writes(asked)).toHaveLength(1));
    expect(writes(asked)[0]?.body).toMatchObject({
      patientId: 'p-held',
      appointmentId: 'held',
      doctorId: 'chen',
      latest: '2026-12-01T10:30:00Z',
    });
  });
});
