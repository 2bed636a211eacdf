import { afterEach, expect, test } from 'vitest';
import { type Person, shot, signIn, visitors } from './browser';
import { type Booked, book, doctors, read, roomToday, tidy } from './hospital';

const anybody = visitors();
let made: Booked[] = [];

afterEach(async () => {
  await tidy(...made);
  made = [];
});

const stage = ({ page }: Person, name: string, id: string) =>
  page.getByRole('region', { name, exact: true }).locator(`[data-visit="${id}"]`);

async function board(who: Person, department: string): Promise<void> {
  await signIn(who, `/arrivals?department=${department}`);
  await who.page.locator('[data-live=live]').waitFor();
}

test('the desk takes a patient from arrival to the room with single keys, another desk sees it, and Undo keeps the wait', async () => {
  const { doctorId, start } = await roomToday(1);
  const item = await book(doctorId, start, 30);
  made.push(item);
  const department = (await doctors()).find(({ id }) => id === doctorId)?.department.id ?? '';
  const [anna, ben] = [await anybody(), await anybody()];
  await board(anna, department);
  await board(ben, department);
  const { page } = anna;

  await stage(anna, 'Expected', item.id).getByRole('button', { name: 'Arrived' }).focus();
  await page.keyboard.press('a');
  await stage(anna, 'Waiting', item.id).getByText('waiting 0 min').waitFor();
  await stage(ben, 'Waiting', item.id).getByTitle('Ticket number').waitFor();

  // The focus has gone along with the patient.
  await page.keyboard.press('r');
  await page.keyboard.type('Room 3');
  await page.keyboard.press('Enter');
  await page.getByText('room Room 3').waitFor();
  await page.keyboard.press('i');
  await stage(ben, 'In room', item.id).waitFor();
  expect(await stage(ben, 'In room', item.id).getByLabel('Room').inputValue()).toBe('Room 3');
  await shot(page, 'arrivals');

  const { visit } = (await read(item.id)) as Booked & { visit: { arrivedAt: string; ticket: number } };
  await page
    .locator('[role=status]', { hasText: ': In room' })
    .getByRole('button', { name: 'Undo' })
    .last()
    .click();
  await stage(ben, 'Waiting', item.id).waitFor();
  const back = (await read(item.id)) as typeof item & { visit: typeof visit };
  expect([back.visit.arrivedAt, back.visit.ticket]).toEqual([visit.arrivedAt, visit.ticket]);

  await stage(anna, 'Waiting', item.id).getByRole('button', { name: 'In room' }).focus();
  await page.keyboard.press('b');
  await stage(ben, 'Expected', item.id).waitFor();
});
