import { afterEach, beforeEach, expect, test } from 'vitest';
import { shot, signIn, USER, visitors } from './browser';
import { type Booked, book, room, tidy } from './hospital';
import { asUser } from './newcomer';

const anybody = visitors();
let made: Booked[] = [];

beforeEach(() => {
  made = [];
});

afterEach(() => tidy(...made));

test('the desk finds a patient, notes a wheelchair, corrects the telephone number, and sees both with the visit', async () => {
  const { doctorId, start } = await room(1);
  const visit = await book(doctorId, start, 30);
  made.push(visit);
  const name = visit.patient?.name ?? '';
  const desk = await anybody();
  const { page } = desk;
  desk.complaints.expect('412 /patients');
  await signIn(desk, '/day');
  await page.locator('[data-live=live]').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What are you looking for?' }).fill(name);
  await page.getByRole('option', { name }).first().click();
  // The next appointment is the first answer, the card the second.
  await page.locator('[role=option][data-found=card]').click();
  await page.locator(`[data-patient="${visit.patient?.id}"]`).waitFor();
  await page.getByRole('heading', { name }).waitFor();
  await page.locator(`[data-visit="${visit.id}"]`).waitFor();

  await page.getByRole('button', { name: 'Add…' }).click();
  await page.getByLabel('Kind').selectOption('wheelchair');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('[data-note=wheelchair]').waitFor();

  await page.getByRole('button', { name: 'Edit…' }).click();
  await page.getByLabel('Phone').fill('+49 30 901820');
  // Somebody else is quicker: what they changed is said, and what was typed stays.
  const ask = await asUser(USER);
  const before = await ask<{ version: number }>('GET', `/patients/${visit.patient?.id}`);
  await ask('PATCH', `/patients/${visit.patient?.id}`, { email: 'moved@example.com' }, before.version);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('someone else changed this patient').waitFor();
  await page.getByText('moved@example.com').first().waitFor();
  expect(await page.getByLabel('Phone').inputValue()).toBe('+49 30 901820');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: '+49 30 901820' }).waitFor();
  expect(await page.getByRole('link', { name: '+49 30 901820' }).getAttribute('href')).toBe(
    'tel:+4930901820',
  );
  await shot(page, 'patient-card');

  await page.locator(`[data-visit="${visit.id}"] a`).click();
  const panel = page.getByRole('complementary', { name: 'Appointment' });
  await panel.getByRole('list', { name: 'Alerts' }).getByText('Wheelchair').waitFor();
  await panel.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Remove: Wheelchair' }).waitFor();
});
