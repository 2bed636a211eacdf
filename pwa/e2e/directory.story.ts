import { afterEach, expect, test } from 'vitest';
import { ADMIN, type Person, shot, signIn, visitors } from './browser';
import { now } from './clock';
import { workday } from './hospital';
import { asUser } from './newcomer';

const anybody = visitors();
const stamp = now().toString(36);

interface Entry {
  id: string;
  version: number;
  name: string;
  active: boolean;
}

const toast = ({ page }: Person) => page.locator('[role=status][aria-live]').last();

// Who was added for a story is out of use after it: the hospital's other stories look for free doctors.
afterEach(async () => {
  const admin = await asUser(ADMIN);
  for (const path of ['/doctors', '/departments']) {
    const { items } = await admin<{ items: Entry[] }>('GET', path);
    for (const { id, version, name, active } of items)
      if (active && name.includes(stamp)) await admin('PATCH', `${path}/${id}`, { active: false }, version);
  }
});

test('an administrator adds a department, a doctor and hours, and there is a column in the calendar', async () => {
  const [house, doctor] = [`Sleep ${stamp}`, `Dr. Story ${stamp}`];
  const anna = await anybody();
  const { page } = anna;
  await signIn(anna, '/doctors', ADMIN);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Department', exact: true }).click();
  await dialog.getByLabel('Name').fill(house);
  await dialog.getByRole('radio', { name: 'Olive' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await toast(anna).getByText(`${house} added.`).waitFor();

  await page.getByRole('button', { name: `Add a doctor to ${house}` }).click();
  await dialog.getByLabel('Name').fill(doctor);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByText(/No hours yet: the calendar has no column/).waitFor();

  await page.getByRole('button', { name: 'Monday: add a time' }).click();
  await page.getByRole('textbox', { name: 'Monday: from' }).fill('8');
  await page.getByRole('textbox', { name: 'Monday: until' }).fill('1630');
  await page.getByRole('button', { name: 'Monday: copy to the other workdays' }).click();
  await page.getByText('42 h 30 min a week', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Save hours' }).click();
  await toast(anna).getByText(`Hours saved for ${doctor}.`).waitFor();
  await shot(page, 'directory-hours');

  await page.getByRole('button', { name: 'Add…' }).click();
  await page.getByLabel('Reason').fill('Congress');
  await page.getByRole('button', { name: 'Add time off' }).click();
  await toast(anna).getByText(`${doctor} is away`).waitFor();
  await page.getByText('Congress').waitFor();

  // Of many columns only those on the screen are drawn: the link to it has the doctor alone.
  const id = new URL(page.url()).searchParams.get('doctor');
  await page.goto(`day?date=${workday()}&doctor=${id}`);
  await page.getByText(doctor).first().waitFor();
});

test('a file with a line at fault is mended where it is read, and imported', async () => {
  const [house, doctor] = [`Pain ${stamp}`, `Dr. Filed ${stamp}`];
  const anna = await anybody();
  const { page } = anna;
  await signIn(anna, '/doctors/import', ADMIN);
  const lines = [
    'department,doctor,weekday,from,to',
    `${house},${doctor},Mon,08:00,12:00`,
    `${house},${doctor},Moonday,13:00,17:00`,
    `${house},${doctor},Di,20:00,06:00`,
  ];
  const buffer = Buffer.from(lines.join('\n'));
  await page.getByLabel('A CSV file').setInputFiles({ name: 'doctors.csv', mimeType: 'text/csv', buffer });
  const faults = page.getByRole('table', { name: 'Lines with errors' });
  await faults.getByText('Not a weekday.', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  await shot(page, 'directory-import-fault');
  // The fault leads to its line, marked and ready to be written over.
  await faults.getByRole('button', { name: 'Go to line 3' }).click();
  await page.keyboard.insertText(`${house},${doctor},Mon,13:00,17:00`);
  await page.getByText('Mon 08:00–12:00, 13:00–17:00').waitFor();
  await page.getByText('Tue 20:00–06:00 the next day').waitFor();
  await shot(page, 'directory-import-preview');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await page.getByRole('link', { name: 'Go to doctors' }).click();
  await page.getByRole('button', { name: doctor }).click();
  await page.getByRole('textbox', { name: 'Tuesday: until' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Tuesday: until' }).inputValue()).toBe('06:00');
});
