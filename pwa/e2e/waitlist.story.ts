import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Person, PHONE, shot, signIn, USER, visitors } from './browser';
import { now } from './clock';
import { type Booked, booked, read, room, tidy } from './hospital';
import { asUser, mailedLink } from './newcomer';
import { patient, waits } from './waiting';

/** The page of the mailbox that the launcher names; without one nobody can open what was mailed. */
const MAILBOX = process.env.MAILBOX_URL ?? '';
const HALF_AN_HOUR = 30 * 60_000;
const anybody = visitors();
const patientAtHome = () => anybody({ viewport: PHONE, hasTouch: true, isMobile: true });
const clerk = () => asUser(USER);

let made: Booked[] = [];
let waiting: string[] = [];
let offers: string[] = [];

type Waiting = Awaited<ReturnType<typeof waits>>;

async function whoWaits(doctorId: string): Promise<Waiting> {
  const somebody = await waits(await clerk(), doctorId);
  waiting.push(somebody.entry);
  return somebody;
}

/** Offers half an hour of a doctor to nobody but these, and answers their links. */
async function offered(doctorId: string, start: number, ...people: Waiting[]): Promise<string[]> {
  const { id } = await (await clerk())<{ id: string }>('POST', '/overbook/waitlist/invite', {
    doctorId,
    start: new Date(start).toISOString(),
    end: new Date(start + HALF_AN_HOUR).toISOString(),
    entryIds: people.map(({ entry }) => entry),
  });
  offers.push(id);
  return Promise.all(people.map(({ email }) => mailedLink(MAILBOX, email, 'claim')));
}

const stage = ({ page }: Person, which: string) => page.locator(`[data-claim=${which}]`).waitFor();
const row = ({ page }: Person, name: string) => page.getByRole('button', { name });

async function openList(who: Person): Promise<void> {
  await signIn(who, '/waitlist');
  await who.page.getByRole('region', { name: 'Offers' }).waitFor();
  await who.page.locator('[data-live=live]').waitFor();
}

beforeEach(() => {
  made = [];
  waiting = [];
  offers = [];
});

afterEach(async () => {
  await tidy(...made);
  const ask = await clerk();
  for (const id of offers) await ask('DELETE', `/overbook/waitlist/invites/${id}`);
  // Who has what they waited for has left already; a 204 has no body to read.
  for (const id of waiting) await ask('DELETE', `/overbook/waitlist/${id}`).catch(() => undefined);
});

describe('the waiting list', () => {
  test('a clerk puts a patient on it, another sees it at once, and takes them off again', async () => {
    const { name } = await patient(await clerk());
    const [anna, ben] = [await anybody(), await anybody()];
    await openList(anna);
    await openList(ben);
    const { page } = anna;
    await page.getByRole('button', { name: 'Add patient' }).click();
    const form = page.getByRole('complementary', { name: 'Add to waiting list' });
    await form.getByLabel('Priority').selectOption('2');
    await form.getByRole('button', { name: 'Add patient' }).click();
    await form.getByText('Choose a patient').waitFor();
    await form.getByText('Give a reason for the priority.').waitFor();
    await form.getByLabel('Patient').fill(name.split(',')[0] ?? name);
    await form.getByRole('option', { name }).click();
    await form.getByLabel('Department').click();
    await form.getByRole('option').first().click();
    await form.getByLabel('Reason for priority').fill('Pain is getting worse');
    await form.getByRole('button', { name: 'Sun' }).click();
    await shot(page, 'waitlist-join');
    await form.getByRole('button', { name: 'Add patient' }).click();
    await page.getByText(`${name} added to the waiting list`).waitFor();
    expect(new URL(page.url()).search).toContain('entry=');

    await row(ben, name).click();
    const panel = ben.page.getByRole('complementary', { name: 'On the waiting list' });
    await panel.getByText('Pain is getting worse').waitFor();
    await panel.getByText('Mon–Sat').waitFor();
    await panel.getByRole('button', { name: 'Remove from list…' }).click();
    await ben.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await row(anna, name).waitFor({ state: 'detached' });
  });

  test('a clerk finds a time for somebody on it, who leaves it with the booking', async () => {
    const { doctorId } = await room(1);
    const { name, entry } = await whoWaits(doctorId);
    const anna = await anybody();
    await openList(anna);
    const { page } = anna;
    await row(anna, name).click();
    const panel = page.getByRole('complementary', { name: 'On the waiting list' });
    await panel.getByRole('button', { name: 'Find a time…' }).click();
    const form = page.getByRole('complementary', { name: 'New appointment' });
    await expect.poll(() => form.getByLabel('Patient').inputValue()).toContain(name);
    await form.locator('[data-slot]').first().click();
    await shot(page, 'waitlist-find');
    await form.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByRole('complementary', { name: 'Appointment' }).getByText(name).first().waitFor();
    made.push(await read(new URL(page.url()).searchParams.get('appointment') ?? ''));
    const ask = await clerk();
    expect(await ask('GET', `/overbook/waitlist/${entry}`)).toMatchObject({ status: 'booked' });
  });

  test('14.2.1: what a link looks for is found, and stands in the address no longer', async () => {
    const { doctorId } = await room(1);
    const { name } = await whoWaits(doctorId);
    const anna = await anybody({ viewport: PHONE, hasTouch: true, isMobile: true });
    await signIn(anna, `/waitlist?q=${encodeURIComponent(name.split(',')[0] ?? name)}`);
    await anna.page.getByText(name).waitFor();
    await expect.poll(() => anna.page.locator('[data-row]').count()).toBe(1);
    expect(anna.page.url()).toMatch(/\/waitlist$/);
    await anna.page.reload();
    await anna.page.getByText(name).waitFor();
    expect(await anna.page.getByRole('searchbox').inputValue()).toBe('');
  });
});

// Each asks another doctor's patients: time that one story gives back is offered to whoever waits in the next.
describe('an offer by mail', () => {
  test.skipIf(!MAILBOX)('the first to confirm has it, pressing twice; the other is told kindly', async () => {
    const { doctorId, start } = await room(1, 1);
    const [ada, bea] = [await whoWaits(doctorId), await whoWaits(doctorId)];
    const [first = '', second = ''] = await offered(doctorId, start, ada, bea);
    const anna = await anybody();
    await openList(anna);
    const asked = anna.page.getByRole('list', { name: 'Invited patients' });
    await asked.first().waitFor();
    // Other stories offer time too, and theirs may be sooner.
    const all = anna.page.getByRole('button', { name: /^Show all/ });
    if (await all.isVisible()) await all.click();
    await asked.getByText(ada.name).waitFor();
    await shot(anna.page, 'waitlist-offer');

    const [one, two] = [await patientAtHome(), await patientAtHome()];
    two.complaints.expect('410 /overbook/waitlist/confirm');
    await one.page.goto(first);
    await two.page.goto(second);
    await stage(one, 'open');
    await stage(two, 'open');
    expect(one.page.url()).not.toContain('#');
    await shot(one.page, 'claim-open');
    // Looking books nothing.
    const [held] = await booked(doctorId, start, start + HALF_AN_HOUR);
    expect(held?.status).toBe('pending');

    await one.page.getByRole('button', { name: 'Confirm' }).dblclick();
    await stage(one, 'confirmed');
    await one.page.getByText('You will receive an e-mail with an entry for your calendar').waitFor();
    await shot(one.page, 'claim-confirmed');
    const item = await read(held?.id ?? 'none');
    made.push(item);
    expect([item.status, item.patient?.name]).toEqual(['booked', ada.name]);

    await two.page.getByRole('button', { name: 'Confirm' }).click();
    await stage(two, 'lost');
    await two.page.getByRole('button', { name: 'Stay on the list' }).click();
    await two.page.getByText('You stay on the waiting list').waitFor();
    await shot(two.page, 'claim-lost');

    await asked.getByText(ada.name).waitFor({ state: 'detached' });
    // The link says what became of it as often as it is opened.
    const again = await patientAtHome();
    await again.page.goto(first);
    await stage(again, 'confirmed');
  });

  test.skipIf(!MAILBOX)('a lost answer is tried again, and is booked once', async () => {
    const { doctorId, start } = await room(1, 2);
    const [link = ''] = await offered(doctorId, start, await whoWaits(doctorId));
    const one = await patientAtHome();
    one.complaints.expect('net::ERR_FAILED /overbook/waitlist/confirm');
    await one.page.goto(link);
    await stage(one, 'open');
    let lost = 0;
    await one.page.route('**/api/overbook/waitlist/confirm', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await one.page.getByRole('button', { name: 'Confirm' }).click();
    const again = one.page.getByRole('button', { name: 'Try again: confirm' });
    await again.or(one.page.locator('[data-claim=confirmed]')).waitFor();
    if (await again.isVisible()) await again.click();
    await stage(one, 'confirmed');
    expect(lost).toBe(1);
    const now = await booked(doctorId, start, start + HALF_AN_HOUR);
    made.push(...now);
    expect(now.map(({ status }) => status)).toEqual(['booked']);
  });

  test.skipIf(!MAILBOX)(
    'ends by itself in front of whoever reads it, and lets them leave the list',
    async () => {
      const { doctorId, start } = await room(1, 3);
      const somebody = await whoWaits(doctorId);
      const [link = ''] = await offered(doctorId, start, somebody);
      const one = await patientAtHome();
      one.complaints.expect('410 /overbook/waitlist/confirm');
      const expires = new Date(now() + 8_000).toISOString();
      await one.page.route('**/api/overbook/waitlist/confirm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), expires } });
      });
      await one.page.goto(link);
      await stage(one, 'open');
      await stage(one, 'expired');
      await shot(one.page, 'claim-expired');
      await one.page.getByRole('button', { name: 'Remove me from the list' }).click();
      await one.page.getByText('You are no longer on the waiting list').waitFor();
      const { status } = await (await clerk())<{ status: string }>(
        'GET',
        `/overbook/waitlist/${somebody.entry}`,
      );
      expect(status).toBe('left');
    },
  );

  test('a wrong link is one sentence, and a reload has forgotten it', async () => {
    const one = await patientAtHome();
    one.complaints.expect('410 /overbook/waitlist/confirm');
    await one.page.goto('claim#this-was-never-sent');
    await stage(one, 'wrong');
    await one.page.getByText('This link does not work').waitFor();
    // Nothing to press but another language.
    expect(await one.page.locator('[data-claim=wrong] section').getByRole('button').count()).toBe(0);
    await one.page.reload();
    await one.page.getByText('Open the link in our e-mail again.').waitFor();
  });
});
