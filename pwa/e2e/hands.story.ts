import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, type Person, PHONE, shot, signIn, visitors } from './browser';
import { now } from './clock';
import {
  type Booked,
  book,
  booked,
  change,
  doctors,
  read,
  room,
  roomToday,
  slots,
  tidy,
  zone,
} from './hospital';
import { barriers } from './looks';
import { asUser } from './newcomer';

const MINUTE = 60_000;
const anybody = visitors();
let made: Booked[] = [];

async function appointment(...details: Parameters<typeof book>): Promise<Booked> {
  const item = await book(...details);
  made.push(item);
  return item;
}

async function dateOf(instant: number): Promise<string> {
  return new Intl.DateTimeFormat('en-CA', { timeZone: await zone() }).format(instant);
}

const block = ({ page }: Person, item: { id: string }) => page.locator(`[data-appointment="${item.id}"]`);
const toast = ({ page }: Person) => page.locator('[role=status][aria-live]').last();
const startOf = async (item: Booked) => Date.parse((await read(item.id)).start);
const statusOf = async (item: Booked) => (await read(item.id)).status;

/** Presses Tab until what has the focus is found by this, as somebody does who sees no pointer. */
async function tabTo({ page }: Person, selector: string, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab, and not on ${selector}`);
}

beforeEach(() => {
  made = [];
});

afterEach(() => tidy(...made));

test('with the keyboard alone, from signing in on: books, moves, copies, makes longer, and cancels', async () => {
  const { doctorId, start } = await room(5);
  const anchor = await appointment(doctorId, start, 30);
  const anna = await anybody();
  const { keyboard } = anna.page;
  await anna.page.goto(`day?date=${await dateOf(start)}&doctor=${doctorId}`);
  await anna.page.getByLabel('E-mail').waitFor();
  await tabTo(anna, 'input[type=email]');
  await keyboard.type('user@example.com');
  await tabTo(anna, 'input[type=password]');
  await keyboard.type('password');
  await keyboard.press('Enter');
  await block(anna, anchor).waitFor();

  // One stop for the grid; from its first appointment to the free time after it, and Enter books there.
  await tabTo(anna, '[data-free], [data-appointment]');
  await keyboard.press('Home');
  await anna.page.locator(`[data-appointment="${anchor.id}"]:focus`).waitFor();
  await keyboard.press('n');
  const name = `Hand${now().toString(36)}, Ada`;
  await anna.page.locator('aside input[role=combobox]:focus').waitFor();
  await keyboard.type(name);
  await anna.page.getByRole('option', { name: /New patient “/ }).waitFor();
  await keyboard.press('Enter');
  // The name is there already, and this hospital issues the number: what is asked for next is the date of birth.
  const born = anna.page.getByLabel('Date of birth');
  await born.waitFor();
  expect(await born.evaluate((field) => field === document.activeElement)).toBe(true);
  await keyboard.type('1979-03-14');
  await keyboard.press('Enter');
  await toast(anna).getByText('booked at').waitFor();
  const item = (await booked(doctorId, start, start + 60 * MINUTE)).find(({ id }) => id !== anchor.id);
  if (!item) throw new Error('nothing was booked');
  made.push(item);
  expect(Date.parse(item.start)).toBe(start + 30 * MINUTE);

  // Its details are beside the calendar, and the focus is on it; Escape closes them and leaves it there.
  await anna.page.getByRole('heading', { name }).waitFor();
  await keyboard.press('Escape');
  await anna.page.locator('[data-panel]').waitFor({ state: 'detached' });

  // Alt and the arrows move, which is saved when the key is let go.
  await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
  await keyboard.down('Alt');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.up('Alt');
  await expect.poll(() => startOf(item)).toBe(start + 60 * MINUTE);

  // The beginning, and then the end.
  await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
  await keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(() => startOf(item)).toBe(start + 45 * MINUTE);
  await keyboard.press('Shift+ArrowDown');
  await expect
    .poll(async () => Date.parse((await read(item.id)).end))
    .toBe(Date.parse(item.end) + 45 * MINUTE);

  // C takes a copy to the next free time, Enter books it.
  await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
  await keyboard.press('c');
  await anna.page.locator('[data-ghost=hand][data-copy]').waitFor();
  await keyboard.press('ArrowDown');
  await shot(anna.page, 'hands-copy');
  await keyboard.press('Enter');
  await toast(anna).getByText('has another appointment').waitFor();
  const all = await booked(doctorId, start, start + 300 * MINUTE);
  const copy = all.find(({ id }) => id !== anchor.id && id !== item.id);
  made.push(...(copy ? [copy] : []));
  expect(copy?.patient?.id).toBe(item.patient?.id);

  // Both are picked and cancelled after one question, and that is taken back.
  await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
  await keyboard.press('x');
  await keyboard.press('ArrowDown');
  while (!(await anna.page.locator(`[data-appointment="${copy?.id}"]:focus`).count()))
    await keyboard.press('ArrowDown');
  await keyboard.press('Control+Space');
  await anna.page.getByText('2 selected').waitFor();
  await shot(anna.page, 'hands-selected');
  // The bar of what is selected comes right after the grid.
  await tabTo(anna, '[data-bulk] > button:not([aria-label])', 6);
  await keyboard.press('Enter');
  await anna.page.getByRole('dialog', { name: 'Cancel 2 appointments?' }).waitFor();
  await tabTo(anna, 'dialog button[type=submit]', 6);
  await keyboard.press('Enter');
  await toast(anna).getByText('2 cancelled.').waitFor();
  expect([await statusOf(item), copy && (await statusOf(copy))]).toEqual(['cancelled', 'cancelled']);
});

describe('on a telephone', () => {
  const touching = { viewport: PHONE, hasTouch: true, isMobile: true };

  test('somebody books, moves and cancels', async () => {
    const { doctorId, start } = await room(3);
    const anchor = await appointment(doctorId, start, 30);
    const eve = await anybody(touching);
    const { page } = eve;
    await signIn(eve, `/day?date=${await dateOf(start)}&doctor=${doctorId}`);
    await block(eve, anchor).scrollIntoViewIfNeeded();
    const box = await block(eve, anchor).boundingBox();
    if (!box) throw new Error('not on the screen');
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height * 1.5 + 6);
    const panel = page.getByRole('complementary', { name: 'New appointment' });
    const name = `Touch${now().toString(36)}, Eve`;
    await panel.getByLabel('Patient').fill(name);
    await page.getByRole('option', { name: /New patient “/ }).tap();
    await panel.getByLabel('MRN').fill(`E2E-T-${now().toString(36)}`);
    await panel.getByRole('button', { name: 'Book', exact: true }).tap();
    await toast(eve).getByText('booked at').waitFor();
    await page.getByRole('heading', { name }).waitFor();
    await shot(page, 'hands-phone-booked');
    const item = await read((await page.locator('[data-panel]').getAttribute('data-panel')) ?? '');
    made.push(item);

    await page.getByRole('button', { name: 'Move…' }).tap();
    const [free] = (await slots(doctorId, 30, start + 2.4 * 3_600_000)).slice(2);
    const other = page.getByRole('complementary', { name: 'Move appointment' });
    await other
      .getByRole('region', { name: 'Free times' })
      .getByRole('button', { name: /^(?!Dr).*\d\d:\d\d/ })
      .last()
      .tap();
    await shot(page, 'hands-phone-move');
    await other.getByRole('button', { name: 'Move', exact: true }).tap();
    await toast(eve).getByText('moved').waitFor();
    expect(free).toBeDefined();
    expect(await startOf(item)).not.toBe(Date.parse(item.start));

    await page
      .locator('[data-panel]')
      .getByRole('button', { name: 'Cancel appointment…', exact: true })
      .tap();
    await page.getByRole('button', { name: 'Cancel appointment', exact: true }).tap();
    await toast(eve).getByText('Appointment cancelled').waitFor();
    expect(await statusOf(item)).toBe('cancelled');
  });

  test('says of several that they have arrived; whom it does not work for is named, with the way there', async () => {
    const { doctorId, start } = await roomToday(1);
    const [one, two] = [
      await appointment(doctorId, start, 30),
      await appointment(doctorId, start + 30 * MINUTE, 30),
    ];
    const eve = await anybody(touching);
    const { page } = eve;
    // What others do is not heard of: the page knows less than the server.
    await page.routeWebSocket(/ws\/schedules/, () => undefined);
    await signIn(eve, `/day?date=${await dateOf(start)}&doctor=${doctorId}`);
    await block(eve, one).waitFor();
    await page.getByRole('button', { name: 'Select', exact: true }).tap();
    await block(eve, one).tap();
    await block(eve, two).tap();
    await page.getByText('2 selected').waitFor();
    await shot(page, 'hands-phone-selected');
    expect(await barriers(page)).toEqual([]);
    await change(two, { reason: 'Somebody else was here' });
    await page.locator('[data-bulk]').getByRole('button', { name: 'Arrived' }).tap();
    const dialog = page.getByRole('dialog', { name: '1 appointment was not changed' });
    await dialog.getByText('Someone else changed this in the meantime.').waitFor();
    await shot(page, 'hands-phone-kept');
    expect([await statusOf(one), await statusOf(two)]).toEqual(['arrived', 'booked']);
    await dialog.getByRole('button', { name: `Open ${two.patient?.name}` }).tap();
    await page.getByRole('heading', { name: two.patient?.name ?? '' }).waitFor();
  });
});

test('two clerks grab one gap: one has it, the other is told who was faster, keeps the form, and gets another time', async () => {
  const { doctorId, start } = await room(3);
  const anchor = await appointment(doctorId, start, 30);
  const day = `/day?date=${await dateOf(start)}&doctor=${doctorId}`;
  const [anna, ben] = [await anybody(), await anybody()];
  ben.complaints.expect('409 /schedules');
  const fill = async (who: Person, name: string) => {
    await signIn(who, day);
    const box = await block(who, anchor).boundingBox();
    if (!box) throw new Error('not on the screen');
    await who.page.mouse.click(box.x + box.width / 2, box.y + box.height * 1.5 + 6);
    const panel = who.page.getByRole('complementary', { name: 'New appointment' });
    await panel.getByLabel('Patient').fill(name);
    await who.page.getByRole('option', { name: /New patient “/ }).click();
    await panel.getByLabel('MRN').fill(`E2E-G-${name}-${now().toString(36)}`);
    return panel;
  };
  const first = await fill(anna, 'First, Anna');
  const second = await fill(ben, 'Second, Ben');
  await first.getByRole('button', { name: 'Book', exact: true }).click();
  await toast(anna).getByText('booked at').waitFor();
  await second.getByRole('button', { name: 'Book', exact: true }).click();
  const refusal = second.getByRole('alert');
  await refusal.getByText('is busy').waitFor();
  await shot(ben.page, 'one-gap');
  expect(await second.getByLabel('Name').inputValue()).toContain('Second, Ben');
  await refusal
    .getByRole('button', { name: /^(?!Dr).*\d\d:\d\d/ })
    .first()
    .click();
  await second.getByRole('button', { name: 'Book', exact: true }).click();
  await toast(ben).getByText('booked at').waitFor();
  const all = (await booked(doctorId, start - 600 * MINUTE, start + 900 * MINUTE)).filter(
    ({ id, patient }) => id !== anchor.id && /^(First|Second), /.test(patient?.name ?? ''),
  );
  made.push(...all);
  expect(all).toHaveLength(2);
  expect(new Set(all.map((one) => one.start)).size).toBe(2);
});

test('a doctor is away: who goes where is looked at, done in one piece, and taken back', async () => {
  const admin = await asUser(ADMIN);
  const { doctorId, start, name } = await room(4);
  const [one, two] = [
    await appointment(doctorId, start, 30),
    await appointment(doctorId, start + 60 * MINUTE, 30),
  ];
  const date = await dateOf(start);
  const eve = await anybody();
  const { page } = eve;
  await signIn(eve, `/day?date=${date}&doctor=${doctorId}`, ADMIN);
  await block(eve, one).waitFor();
  await page.locator(`[data-head="${doctorId}"]`).click();
  await page.getByRole('button', { name: `${name} is away…` }).click();
  const row = (item: Booked) => page.locator(`[data-move="${item.id}"]`);
  await row(two).waitFor();
  expect(await row(one).getAttribute('data-choice')).toBe('to');
  // One of them is known to be called off anyway.
  await row(two).getByRole('combobox').selectOption('cancel');
  await page.getByLabel('Reason, shown in the calendar').fill('Down with the flu');
  await shot(page, 'away-plan');
  expect(await barriers(page)).toEqual([]);
  expect(await startOf(one)).toBe(start);
  await page.getByRole('button', { name: /^Move \d+, cancel 1$/ }).click();
  await page.getByRole('heading', { name: /moved\. 1 cancelled\. Time off added\./ }).waitFor();
  await shot(page, 'away-done');
  expect((await read(one.id)).doctor.id).not.toBe(doctorId);
  expect(await statusOf(two)).toBe('cancelled');
  const off = () => admin<{ items: { reason: string }[] }>('GET', `/doctors/${doctorId}/time-off`);
  expect((await off()).items.map(({ reason }) => reason)).toContain('Down with the flu');

  await page.getByRole('button', { name: 'Undo all' }).click();
  await row(one).waitFor();
  expect([(await read(one.id)).doctor.id, await startOf(one), await statusOf(two)]).toEqual([
    doctorId,
    start,
    'booked',
  ]);
  expect((await off()).items.map(({ reason }) => reason)).not.toContain('Down with the flu');
  await page.setViewportSize(PHONE);
  await shot(page, 'away-phone');
  expect((await doctors()).some(({ id }) => id === doctorId)).toBe(true);
});
