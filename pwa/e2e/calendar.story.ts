import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Person, PHONE, shot, signIn, visitors } from './browser';
import { now } from './clock';
import {
  type Booked,
  book,
  booked,
  change,
  dayLink,
  departments,
  read,
  room,
  roomToday,
  tidy,
  workday,
} from './hospital';

const MINUTE = 60_000;
const clerk = visitors();
let made: Booked[] = [];

async function appointment(...details: Parameters<typeof book>): Promise<Booked> {
  const item = await book(...details);
  made.push(item);
  return item;
}

const block = ({ page }: Person, item: Booked) => page.locator(`[data-appointment="${item.id}"]`);
const scroller = ({ page }: Person) => page.locator('main [role=group]').locator('..').locator('..');
const toast = ({ page }: Person) => page.locator('[role=status][aria-live]').last();

async function drag(who: Person, item: Booked, minutes: number): Promise<void> {
  const box = await block(who, item).boundingBox();
  if (!box) throw new Error('not on the screen');
  const scale = (box.height + 2) / ((Date.parse(item.end) - Date.parse(item.start)) / MINUTE);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await who.page.mouse.move(x, y);
  await who.page.mouse.down();
  await who.page.mouse.move(x, y + 8, { steps: 2 });
  await who.page.mouse.move(x, y + minutes * scale, { steps: 6 });
  await who.page.mouse.up();
}

/** Fills the booking form for a patient who is not in the book yet. */
async function fillNewPatient({ page }: Person) {
  const panel = page.getByRole('complementary', { name: 'New appointment' });
  const name = `Zweig${now().toString(36)}, Ada`;
  await panel.getByLabel('Patient').fill(name);
  await page.getByRole('option', { name: /New patient “/ }).click();
  await panel.getByLabel('MRN').fill(`E2E-${now().toString(36)}`);
  return { panel, name };
}

/** A finger that rests on the appointment before it moves; a swipe does not rest. */
async function finger(
  who: Person,
  item: Booked,
  move: (scale: number) => number,
  rest: number,
): Promise<void> {
  const box = await block(who, item).boundingBox();
  if (!box) throw new Error('not on the screen');
  const scale = (box.height + 2) / ((Date.parse(item.end) - Date.parse(item.start)) / MINUTE);
  const touch = await who.context.newCDPSession(who.page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
  await send('touchStart', y);
  await who.page.waitForTimeout(rest);
  for (let step = 1; step <= 6; step += 1) await send('touchMove', y + (move(scale) * step) / 6);
  await send('touchEnd');
}

const startOf = async (item: Booked) => Date.parse((await read(item.id)).start);

beforeEach(() => {
  made = [];
});

afterEach(() => tidy(...made));

describe('a clerk', () => {
  test('drags an appointment to a free time, and takes it back', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayLink(item));
    await drag(anna, item, 60);
    await toast(anna).getByRole('button', { name: 'Undo' }).waitFor();
    expect(await startOf(item)).toBe(start + 60 * MINUTE);
    await shot(anna.page, 'moved');
    await toast(anna).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => startOf(item)).toBe(start);
  });

  test('moves onto a taken hour: it snaps back, says why, and offers the next free times', async () => {
    const { doctorId, start } = await room(4);
    const item = await appointment(doctorId, start, 60);
    const other = await appointment(doctorId, start + 60 * MINUTE, 60);
    const anna = await clerk();
    anna.complaints.expect('409 /schedules');
    await signIn(anna, await dayLink(item));
    const before = await block(anna, item).boundingBox();
    await drag(anna, item, 60);
    await toast(anna).getByText('is busy').waitFor();
    await shot(anna.page, 'refused');
    expect(await block(anna, item).boundingBox()).toEqual(before);
    expect(await startOf(item)).toBe(start);
    await toast(anna)
      .getByRole('button', { name: /\d\d:\d\d/ })
      .first()
      .click();
    await toast(anna).getByText('moved').waitFor();
    expect(await startOf(item)).not.toBe(start);
    expect(await startOf(other)).toBe(start + 60 * MINUTE);
  });

  test('draws a longer end at the lower edge', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayLink(item));
    const box = await block(anna, item).boundingBox();
    if (!box) throw new Error('not on the screen');
    await anna.page.mouse.move(box.x + box.width / 2, box.y + box.height - 3);
    await anna.page.mouse.down();
    await anna.page.mouse.move(box.x + box.width / 2, box.y + box.height + box.height / 2 - 3, { steps: 6 });
    await anna.page.mouse.up();
    await toast(anna).getByText('now ends').waitFor();
    expect(Date.parse((await read(item.id)).end)).toBe(start + 90 * MINUTE);
  });

  test('books a new patient with a click into empty time', async () => {
    const { doctorId, start } = await room(2);
    const anchor = await appointment(doctorId, start, 30);
    const anna = await clerk();
    await signIn(anna, await dayLink(anchor));
    const box = await block(anna, anchor).boundingBox();
    if (!box) throw new Error('not on the screen');
    await anna.page.mouse.click(box.x + box.width / 2, box.y + box.height * 1.5 + 4);
    const { panel, name } = await fillNewPatient(anna);
    await shot(anna.page, 'booking');
    await panel.getByRole('button', { name: 'Book', exact: true }).click();
    await toast(anna).getByText('booked at').waitFor();
    await anna.page.getByRole('heading', { name }).waitFor();
    const id = await anna.page.locator('[data-panel]').getAttribute('data-panel');
    const item = await read(id ?? '');
    made.push(item);
    expect(Date.parse(item.start)).toBe(start + 30 * MINUTE);
  });

  test('moves with the keyboard alone', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayLink(item));
    await block(anna, item).waitFor();
    expect(
      await anna.page.locator('[role=group] [tabindex="0"][data-appointment], [data-free]').count(),
    ).toBe(1);
    await block(anna, item).focus();
    await anna.page.keyboard.down('Alt');
    await anna.page.keyboard.press('ArrowDown');
    await anna.page.keyboard.press('ArrowDown');
    await expect(anna.page.getByTestId('announcer').textContent()).resolves.toContain('Release to save');
    await anna.page.keyboard.up('Alt');
    await expect.poll(() => startOf(item)).toBe(start + 30 * MINUTE);
    await anna.page.keyboard.press('Enter');
    await anna.page.getByRole('heading', { name: item.patient?.name ?? '' }).waitFor();
  });

  test('records that the patient arrived, and takes it back', async () => {
    const { doctorId, start } = await roomToday(1);
    const item = await appointment(doctorId, start, 30);
    const anna = await clerk();
    await signIn(anna, `${await dayLink(item)}&appointment=${item.id}`);
    const arrived = anna.page.getByRole('button', { name: 'Arrived', exact: true });
    await arrived.click();
    await expect.poll(async () => (await read(item.id)).status).toBe('arrived');
    await arrived.click();
    await expect.poll(async () => (await read(item.id)).status).toBe('booked');
  });

  test('finds the same view after a reload', async () => {
    const { doctorId, start } = await room(1);
    const item = await appointment(doctorId, start, 30);
    const anna = await clerk();
    await signIn(anna, `${await dayLink(item)}&appointment=${item.id}`);
    await anna.page.locator('[data-panel]').waitFor();
    const link = anna.page.url();
    await anna.page.reload();
    await anna.page.locator('[data-panel]').waitFor();
    expect(anna.page.url()).toBe(link);
  });

  test('is told when somebody else was faster, and sees the current state', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    anna.complaints.expect('412 /schedules');
    await anna.page.routeWebSocket(/ws\/schedules/, () => undefined);
    await signIn(anna, await dayLink(item));
    await block(anna, item).waitFor();
    await anna.page.locator('[data-live=live]').waitFor();
    const elsewhere = await change(item, { start: new Date(start + 90 * MINUTE).toISOString() });
    await drag(anna, item, 30);
    await toast(anna).getByText('Someone else changed').waitFor();
    expect(await startOf(item)).toBe(Date.parse(elsewhere.start));
  });
});

describe('in the appointment’s own place', () => {
  const editor = ({ page }: Person, item: Booked) =>
    page.getByRole('form', { name: `Edit ${item.patient?.name}` });

  test('F2 edits the reason: Enter saves it, Undo takes it back, Escape gives up', async () => {
    const { doctorId, start } = await room(1);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayLink(item));
    await block(anna, item).focus();
    await anna.page.keyboard.press('F2');
    await editor(anna, item).getByLabel('Reason').fill('Second opinion');
    await shot(anna.page, 'inline');
    await anna.page.keyboard.press('Enter');
    await toast(anna).getByText('Saved.').waitFor();
    expect((await read(item.id)).reason).toBe('Second opinion');
    expect(await editor(anna, item).count()).toBe(0);
    await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
    await toast(anna).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await read(item.id)).reason).toBeUndefined();

    await block(anna, item).focus();
    await anna.page.keyboard.press('F2');
    await editor(anna, item).getByLabel('Reason').fill('A mistake');
    await anna.page.keyboard.press('Escape');
    await expect(anna.page.getByTestId('announcer').textContent()).resolves.toContain('Nothing was changed');
    await anna.page.locator(`[data-appointment="${item.id}"]:focus`).waitFor();
    expect((await read(item.id)).reason).toBeUndefined();
  });

  test('a double click makes it longer; into a taken hour it snaps back, and what was typed is still there', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const other = await appointment(doctorId, start + 90 * MINUTE, 60);
    const anna = await clerk();
    anna.complaints.expect('409 /schedules');
    await signIn(anna, await dayLink(item));
    const before = await block(anna, item).boundingBox();
    await block(anna, item).dblclick();
    await editor(anna, item).getByLabel('Reason').fill('Takes longer');
    await editor(anna, item).getByLabel('Duration').selectOption({ label: '2 h' });
    await anna.page.keyboard.press('Enter');
    await toast(anna).getByText('is busy').waitFor();
    await expect.poll(async () => (await block(anna, item).boundingBox())?.height).toBe(before?.height);
    expect((await read(item.id)).version).toBe(item.version);
    expect(await editor(anna, item).getByLabel('Reason').inputValue()).toBe('Takes longer');
    await shot(anna.page, 'inline-refused');
    await editor(anna, item).getByLabel('Duration').selectOption({ label: '1 h' });
    await editor(anna, item).getByLabel('Reason').press('Enter');
    await toast(anna).getByText('Saved.').waitFor();
    expect(await read(item.id)).toMatchObject({ reason: 'Takes longer', end: item.end });
    expect(await startOf(other)).toBe(start + 90 * MINUTE);
  });

  test('is told when somebody else was faster: their state is shown, and nothing that was typed is lost', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    anna.complaints.expect('412 /schedules');
    await anna.page.routeWebSocket(/ws\/schedules/, () => undefined);
    await signIn(anna, await dayLink(item));
    await block(anna, item).focus();
    await anna.page.keyboard.press('F2');
    await editor(anna, item).getByLabel('Reason').fill('Mine');
    await change(item, { reason: 'Theirs' });
    await anna.page.keyboard.press('Enter');
    await toast(anna).getByText('Someone else changed').waitFor();
    expect((await read(item.id)).reason).toBe('Theirs');
    expect(await editor(anna, item).getByLabel('Reason').inputValue()).toBe('Mine');
  });
});

describe('with a finger', () => {
  test('a swipe scrolls; a long press lifts the appointment and moves it', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk({ viewport: { ...PHONE, height: 560 }, hasTouch: true, isMobile: true });
    await signIn(anna, await dayLink(item));
    await block(anna, item).scrollIntoViewIfNeeded();
    const top = () => scroller(anna).evaluate((element) => element.scrollTop);
    const before = await top();
    await finger(anna, item, () => -120, 0);
    await expect.poll(top).toBeGreaterThan(before);
    expect(await startOf(item)).toBe(start);

    await block(anna, item).scrollIntoViewIfNeeded();
    await anna.page.waitForTimeout(400);
    await finger(anna, item, (scale) => 30 * scale, 1_000);
    await toast(anna).getByText('moved').waitFor();
    expect(await startOf(item)).toBe(start + 30 * MINUTE);
    expect(await anna.page.locator('[data-panel]').count()).toBe(0);
  });
});

test('near the edge the day scrolls on under what is being dragged', async () => {
  const { doctorId, start } = await room(5);
  const item = await appointment(doctorId, start, 30);
  const anna = await clerk({ viewport: { width: 1440, height: 410 } });
  await signIn(anna, await dayLink(item));
  await block(anna, item).waitFor();
  await block(anna, item).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const top = () => scroller(anna).evaluate((element) => element.scrollTop);
  const [from, box, view] = [
    await top(),
    await block(anna, item).boundingBox(),
    await scroller(anna).boundingBox(),
  ];
  if (!box || !view) throw new Error('not on the screen');
  const pixels = ((box.height + 2) / 30) * 270;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  expect(y + pixels).toBeGreaterThan(view.y + view.height);
  await anna.page.mouse.move(x, y);
  await anna.page.mouse.down();
  await anna.page.mouse.move(x, view.y + view.height - 60, { steps: 4 });
  expect(await top()).toBe(from);
  await anna.page.mouse.move(x, view.y + view.height - 36, { steps: 2 });
  await expect.poll(top, { interval: 20 }).toBeGreaterThan(from + 60);
  // In the middle it stands still again.
  await anna.page.mouse.move(x, view.y + view.height / 2 + 20, { steps: 2 });
  const stopped = await top();
  await anna.page.mouse.move(x, y + pixels - (stopped - from), { steps: 4 });
  await anna.page.mouse.up();
  await toast(anna).getByText('moved').waitFor();
  expect(await startOf(item)).toBe(start + 270 * MINUTE);
});

test('a booking whose answer is lost is not saved, says so, and sent again books exactly once', async () => {
  const { doctorId, start } = await room(2);
  const anchor = await appointment(doctorId, start, 30);
  const anna = await clerk();
  anna.complaints.expect('net::ERR_CONNECTION_RESET /schedules');
  const keys: (string | undefined)[] = [];
  await anna.page.route(/\/api\/schedules$/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    // The server has booked it, and nobody hears of it.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await signIn(anna, await dayLink(anchor));
  const box = await block(anna, anchor).boundingBox();
  if (!box) throw new Error('not on the screen');
  await anna.page.mouse.click(box.x + box.width / 2, box.y + box.height * 1.5 + 4);
  const { panel, name } = await fillNewPatient(anna);
  await panel.getByRole('button', { name: 'Book', exact: true }).click();
  await panel.getByText(/not saved/i).waitFor();
  await shot(anna.page, 'not-saved');
  await panel.getByRole('button', { name: /^(Try again|Send now)$/ }).click();
  await toast(anna).getByText('booked at').waitFor();
  await anna.page.getByRole('heading', { name }).waitFor();
  const found = (await booked(doctorId, start, start + 120 * MINUTE)).filter((one) => one.id !== anchor.id);
  made.push(...found);
  expect(found.map((one) => one.patient?.name)).toEqual([name]);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});

test('a department’s week shows all seven days at once, from one question, each doctor in a column of their own', async () => {
  const [department = ''] = await departments(workday());
  const anna = await clerk();
  const asked: string[] = [];
  anna.page.on('request', (request) => {
    if (/\/api\/schedules\?/.test(request.url())) asked.push(request.url());
  });
  // Once the page is live: coming first, it reads everything anew from there.
  await signIn(anna, `/month?date=${workday()}&department=${department}`);
  await anna.page.locator('[data-live=live]').waitFor();
  await anna.page.getByRole('link', { name: 'Week' }).click();
  await anna.page.locator('[data-appointment]').first().waitFor();
  const columns = await anna.page.locator('[data-column]').evaluateAll((all) =>
    all.map((column) => ({
      day: column.getAttribute('data-column')?.slice(0, 10),
      right: column.getBoundingClientRect().right,
      text: column.textContent,
    })),
  );
  expect(new Set(columns.map(({ day }) => day)).size).toBe(7);
  expect(Math.max(...columns.map(({ right }) => right))).toBeLessThanOrEqual(1440);
  expect(columns.length).toBeGreaterThan(7);
  // Beside it, only the weeks before and after are fetched ahead.
  const days = asked.map((url) => new URL(url).searchParams.get('from'));
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBeLessThanOrEqual(3);
  await shot(anna.page, 'week-department');
  await anna.page.getByRole('button', { name: /^Fri .* appointments?$/ }).click();
  await anna.page.waitForURL(/\/day\?/);
});

test('two clerks side by side see each other’s moves at once', async () => {
  const { doctorId, start } = await room(3);
  const item = await appointment(doctorId, start, 60);
  const [anna, ben] = [await clerk(), await clerk()];
  await signIn(anna, await dayLink(item));
  await signIn(ben, await dayLink(item));
  await anna.page.locator('[data-live=live]').waitFor();
  await ben.page.locator('[data-live=live]').waitFor();
  const before = await block(ben, item).boundingBox();
  await drag(anna, item, 60);
  const let_go = now();
  await expect
    .poll(async () => (await block(ben, item).boundingBox())?.y, { interval: 20 })
    .not.toBe(before?.y);
  console.log(`seen by the other browser after ${now() - let_go} ms`);
  expect(await block(ben, item).getAttribute('data-changed')).not.toBeNull();
});
