import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeBrowser, type Person, person, shot, signIn } from './browser';
import { type Booked, book, change, read, room, tidy, zone } from './hospital';

const MINUTE = 60_000;
let people: Person[] = [];
let booked: Booked[] = [];

async function clerk(...options: Parameters<typeof person>): Promise<Person> {
  const someone = await person(...options);
  people.push(someone);
  return someone;
}

async function appointment(...details: Parameters<typeof book>): Promise<Booked> {
  const item = await book(...details);
  booked.push(item);
  return item;
}

/** The link to an appointment's day with only its doctor's column. */
async function dayOf(item: { start: string; doctor: { id: string } }): Promise<string> {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: await zone() }).format(Date.parse(item.start));
  return `/day?date=${date}&doctor=${item.doctor.id}`;
}

const block = ({ page }: Person, item: Booked) => page.locator(`[data-appointment="${item.id}"]`);
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

const startOf = async (item: Booked) => Date.parse((await read(item.id)).start);

beforeEach(() => {
  people = [];
  booked = [];
});

afterEach(async () => {
  const complaints = people.flatMap((someone) => someone.complaints);
  for (const someone of people) await someone.context.close();
  await tidy(...booked);
  expect(complaints).toEqual([]);
});

afterAll(closeBrowser);

describe('a clerk', () => {
  test('drags an appointment to a free time, and takes it back', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayOf(item));
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
    await signIn(anna, await dayOf(item));
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
    await signIn(anna, await dayOf(item));
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
    await signIn(anna, await dayOf(anchor));
    const box = await block(anna, anchor).boundingBox();
    if (!box) throw new Error('not on the screen');
    await anna.page.mouse.click(box.x + box.width / 2, box.y + box.height * 1.5 + 4);
    const panel = anna.page.getByRole('complementary', { name: 'New appointment' });
    const name = `Zweig${Date.now().toString(36)}, Ada`;
    await panel.getByLabel('Patient').fill(name);
    await anna.page.getByRole('option', { name: /New patient “/ }).click();
    await panel.getByLabel('MRN').fill(`E2E-${Date.now().toString(36)}`);
    await shot(anna.page, 'booking');
    await panel.getByRole('button', { name: 'Book', exact: true }).click();
    await toast(anna).getByText('booked at').waitFor();
    await anna.page.getByRole('heading', { name }).waitFor();
    const id = await anna.page.locator('[data-panel]').getAttribute('data-panel');
    const made = await read(id ?? '');
    booked.push(made);
    expect(Date.parse(made.start)).toBe(start + 30 * MINUTE);
  });

  test('moves with the keyboard alone', async () => {
    const { doctorId, start } = await room(3);
    const item = await appointment(doctorId, start, 60);
    const anna = await clerk();
    await signIn(anna, await dayOf(item));
    await block(anna, item).waitFor();
    expect(
      await anna.page.locator('[role=group] [tabindex="0"][data-appointment], [data-free]').count(),
    ).toBe(1);
    await block(anna, item).focus();
    await anna.page.keyboard.down('Alt');
    await anna.page.keyboard.press('ArrowDown');
    await anna.page.keyboard.press('ArrowDown');
    await expect(anna.page.getByTestId('announcer').textContent()).resolves.toContain('Let go to save');
    await anna.page.keyboard.up('Alt');
    await expect.poll(() => startOf(item)).toBe(start + 30 * MINUTE);
    await anna.page.keyboard.press('Enter');
    await anna.page.getByRole('heading', { name: item.patient?.name ?? '' }).waitFor();
  });

  test('records that the patient arrived, and takes it back', async () => {
    const { doctorId, start } = await room(1);
    const item = await appointment(doctorId, start, 30);
    const anna = await clerk();
    await signIn(anna, `${await dayOf(item)}&appointment=${item.id}`);
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
    await signIn(anna, `${await dayOf(item)}&appointment=${item.id}`);
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
    await anna.page.routeWebSocket(/ws\/schedules/, () => undefined);
    await signIn(anna, await dayOf(item));
    await block(anna, item).waitFor();
    await anna.page.locator('[data-live=live]').waitFor();
    const elsewhere = await change(item, { start: new Date(start + 90 * MINUTE).toISOString() });
    await drag(anna, item, 30);
    await toast(anna).getByText('Somebody else changed').waitFor();
    expect(await startOf(item)).toBe(Date.parse(elsewhere.start));
  });
});

test('two clerks side by side see each other’s moves within a second', async () => {
  const { doctorId, start } = await room(3);
  const item = await appointment(doctorId, start, 60);
  const [anna, ben] = [await clerk(), await clerk()];
  await signIn(anna, await dayOf(item));
  await signIn(ben, await dayOf(item));
  await anna.page.locator('[data-live=live]').waitFor();
  await ben.page.locator('[data-live=live]').waitFor();
  const before = await block(ben, item).boundingBox();
  await drag(anna, item, 60);
  const let_go = Date.now();
  await expect
    .poll(async () => (await block(ben, item).boundingBox())?.y, { interval: 20, timeout: 5000 })
    .not.toBe(before?.y);
  const seen = Date.now() - let_go;
  console.log(`seen by the other browser after ${seen} ms`);
  expect(seen).toBeLessThan(1000);
  expect(await block(ben, item).getAttribute('data-changed')).not.toBeNull();
});
