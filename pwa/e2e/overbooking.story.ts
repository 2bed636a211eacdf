import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ADMIN, type Person, shot, signIn, still, USER, visitors } from './browser';
import { now } from './clock';
import { type Booked, doctors, room, tidy, zone } from './hospital';
import { barriers, inEach, looks } from './looks';
import { asUser, mailedLink } from './newcomer';
import { type Known, URGENT, waits } from './waiting';

const MAILBOX = process.env.MAILBOX_URL ?? '';
const DAY = 86_400_000;
const clerk = visitors();

interface Suggestion {
  id: string;
  doctorId: string;
  departmentId: string;
  start: string;
  end: string;
  appointmentId?: string;
}

type Settings = Record<string, unknown> & { version: number; enabled: boolean };

let desk: Awaited<ReturnType<typeof asUser>>;
let admin: Awaited<ReturnType<typeof asUser>>;
let before: Settings;
let made: Booked[] = [];
let entries: string[] = [];
let offer: string | null = null;

/** Suggestions of the coming days that are open; where there are none, rules under which there are. */
async function suggestions(): Promise<Suggestion[]> {
  const range = {
    from: new Date(now() + DAY).toISOString(),
    to: new Date(now() + 13 * DAY).toISOString(),
  };
  const look = async () =>
    (await desk<{ items: Suggestion[] }>('GET', `/overbook/suggestions?${new URLSearchParams(range)}`)).items;
  const known = before.enabled ? await look() : [];
  if (known.length > 0) return known;
  const departments = new Set((await doctors()).map(({ department }) => department.id));
  const optIns = [...departments].map((id) => ({ subject: 'department', id, allowed: true }));
  const lenient = {
    enabled: true,
    optIns,
    waitCost: 0.01,
    overtimeCost: 0.1,
    overrunRisk: 1,
    minBooked: 0.2,
  };
  await admin('PATCH', '/overbook/config', lenient, before.version);
  await desk('POST', '/overbook/suggestions/generate', range);
  return look();
}

/** Somebody who waits for a doctor more urgently than anybody. */
async function urgent(doctorId: string): Promise<Known> {
  const somebody = await waits(desk, doctorId, { ...URGENT, minutes: 5 });
  entries.push(somebody.entry);
  return somebody;
}

async function dayOf(doctorId: string, start: number): Promise<string> {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: await zone() }).format(start);
  return `/day?date=${date}&doctor=${doctorId}`;
}

const panel = ({ page }: Person, name: string) => page.getByRole('complementary', { name });

/** Free time of a quiet day is offered at one press, by somebody who looks at it. */
async function backfilled(): Promise<{ anna: Person; name: string; email: string }> {
  const { doctorId, start } = await room(3, 1);
  const somebody = await urgent(doctorId);
  const anna = await clerk();
  await signIn(anna, await dayOf(doctorId, start));
  await anna.page.getByRole('button', { name: 'Gaps' }).click();
  await anna.page.locator('[data-backfill]').first().click();
  await panel(anna, 'Offer').getByText('Held until').waitFor();
  offer = await anna.page.locator('[data-offer]').getAttribute('data-offer');
  return { anna, ...somebody };
}

beforeAll(async () => {
  desk = await asUser(USER);
  admin = await asUser(ADMIN);
});

beforeEach(async () => {
  before = await admin<Settings>('GET', '/overbook/config');
  made = [];
  entries = [];
  offer = null;
});

afterEach(async () => {
  if (offer) await desk('DELETE', `/overbook/waitlist/invites/${offer}`);
  // It is answered without a body.
  for (const id of entries) await desk('DELETE', `/overbook/waitlist/${id}`).catch(() => undefined);
  await tidy(...made);
  const { version, updatedAt: _when, preset: _preset, presets: _presets, ...rules } = before;
  const now = await admin<Settings>('GET', '/overbook/config');
  if (now.version !== version) await admin('PATCH', '/overbook/config', rules, now.version);
});

test('a suggestion is accepted for somebody who waits; everybody sees it at once, marked as overbooked', async () => {
  const [found] = await suggestions();
  if (!found) throw new Error('nothing is suggested');
  const { name } = await urgent(found.doctorId);
  const link = await dayOf(found.doctorId, Date.parse(found.start));
  const [anna, bert] = [await clerk(), await clerk()];
  await signIn(anna, link);
  await signIn(bert, `${link}&suggestion=${found.id}`);
  const soft = ({ page }: Person) => page.locator(`[data-suggestion="${found.id}"]`);

  // A link to a suggestion shows it; both look at the same one.
  await panel(bert, 'Suggestion').getByRole('button', { name: 'Accept…' }).waitFor();
  await soft(bert).waitFor();
  await bert.page.locator('[data-live=live]').waitFor();
  await soft(anna).click();
  await shot(anna.page, 'suggestion');
  await panel(anna, 'Suggestion').getByRole('button', { name: 'Accept…' }).click();
  await panel(anna, 'Suggestion').getByRole('radio', { name }).check();
  await shot(anna.page, 'suggestion-for-whom');
  await panel(anna, 'Suggestion')
    .getByRole('button', { name: `Book ${name}` })
    .click();

  await anna.page.getByText(`${name} booked at`).waitFor();
  await panel(anna, 'Appointment').getByText('overbooked').waitFor();
  await soft(anna).waitFor({ state: 'detached' });
  await bert.page.getByRole('button', { name: new RegExp(`^${name}, .*, overbooked$`) }).waitFor();
  await panel(bert, 'Suggestion').getByText('A colleague was faster').waitFor();
  await soft(bert).waitFor({ state: 'detached' });
  await shot(bert.page, 'suggestion-over');
  const decided = await desk<Suggestion>('GET', `/overbook/suggestions/${found.id}`);
  made.push(await desk<Booked>('GET', `/schedules/${decided.appointmentId}`));
});

test('what is no booking can be read and used by everybody, in every size and both themes', async () => {
  const [found] = await suggestions();
  if (!found) throw new Error('nothing is suggested');
  const link = `${await dayOf(found.doctorId, Date.parse(found.start))}&gaps=shown&suggestion=${found.id}`;
  const faults: Record<string, string[]> = {};
  for (const [size, schemes, how] of looks) {
    const anna = await clerk(how);
    await signIn(anna, link);
    for (const way of ['Accept', 'Decline']) {
      await panel(anna, 'Suggestion')
        .getByRole('button', { name: `${way}…` })
        .click();
      await panel(anna, 'Suggestion').getByRole('button', { name: 'Cancel' }).waitFor();
      await inEach(anna.page, schemes, async (scheme) => {
        await shot(anna.page, `suggestion-${way.toLowerCase()}-${size}-${scheme}`);
        const found = await barriers(anna.page);
        if (found.length > 0) faults[`${way} ${size} ${scheme}`] = found;
      });
      await panel(anna, 'Suggestion').getByRole('button', { name: 'Cancel' }).click();
    }
  }
  expect(faults).toEqual({});
});

test('free time is offered at one press, stands there as held, and is free again when it is withdrawn', async () => {
  const { anna, name } = await backfilled();
  const asked = panel(anna, 'Offer').getByRole('region', { name: 'Invited patients' });
  await asked.getByText(name).waitFor();
  // Time that other stories give back is offered by itself, and stands there as held too.
  const { appointmentId } = await desk<{ appointmentId: string }>(
    'GET',
    `/overbook/waitlist/invites/${offer}`,
  );
  const hold = anna.page
    .getByRole('button', { name: /^Held, / })
    .and(anna.page.locator(`[data-appointment="${appointmentId}"]`));
  await hold.waitFor();
  await shot(anna.page, 'backfilled');
  expect(await barriers(anna.page)).toEqual([]);
  await anna.page.emulateMedia({ colorScheme: 'dark' });
  await still(anna.page);
  await shot(anna.page, 'backfilled-dark');
  expect(await barriers(anna.page)).toEqual([]);

  // The hold leads to the same offer.
  await anna.page.keyboard.press('Escape');
  await panel(anna, 'Offer').waitFor({ state: 'detached' });
  await hold.click();
  await asked.getByText(name).waitFor();
  await panel(anna, 'Offer').getByRole('button', { name: 'Withdraw…' }).click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await panel(anna, 'Offer').getByText('It was withdrawn').waitFor();
  await hold.waitFor({ state: 'detached' });
  await anna.page.locator('[data-backfill]').first().waitFor();
});

test.skipIf(!MAILBOX)('an answer to what was offered is seen as soon as it is given', async () => {
  const { anna, email } = await backfilled();
  const link = await mailedLink(MAILBOX, email, 'claim');
  await anna.page.locator('[data-live=live]').waitFor();
  const token = link.split('#')[1];
  await desk('POST', '/overbook/waitlist/decline', { token }).catch(() => undefined);
  await panel(anna, 'Offer').getByText('declined').first().waitFor();
  await shot(anna.page, 'answered');
  await expect.poll(() => anna.page.locator('[data-invite=declined]').count()).toBe(1);
});
