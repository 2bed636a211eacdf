import { expect, test } from 'vitest';
import { ADMIN, shot, signIn, visitors } from './browser';
import { now } from './clock';
import { type Booked, book, doctors, room, slots, tidy } from './hospital';
import { asUser } from './newcomer';

const anybody = visitors();

interface Patient {
  id: string;
  mrn: string;
  name: string;
}

/** Another doctor who has an hour at that time. */
async function freeAt(start: number, but: string): Promise<string> {
  for (const { id } of await doctors()) {
    if (id === but) continue;
    const [first] = await slots(id, 60, start);
    if (first && Date.parse(first.start) === start) return id;
  }
  throw new Error('no other doctor is free then');
}

test('two records of one patient become one, where they overlap after a question, and two again', async () => {
  const stamp = now().toString(36);
  const [married, maiden] = [`Müller-O’Neill${stamp}, Zoë`, `Berg${stamp}, Zoë`];
  const here = await room(1);
  const elsewhere = await freeAt(here.start, here.doctorId);
  const booked: Booked[] = [];
  try {
    booked.push(await book(here.doctorId, here.start, 60, maiden));
    booked.push(await book(elsewhere, here.start, 60, married));
    const admin = await asUser(ADMIN);
    const old = await admin<Patient>('GET', `/patients/${booked[0]?.patient?.id}`);

    const anna = await anybody();
    anna.complaints.expect('409 /patients/');
    const { page } = anna;
    await signIn(anna, '/admin/merge', ADMIN);
    await page.getByLabel('Record that ends').fill(maiden);
    await page.getByRole('option', { name: maiden }).click();
    await page.getByLabel('Record that stays').fill(married);
    await page.getByRole('option', { name: married }).click();
    await page.getByLabel('Reason').fill('Married');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    const question = page.getByRole('alert').filter({ hasText: 'Appointments of the two overlap' });
    await question.getByText(here.name).waitFor();
    await shot(page, 'merge-overlaps');
    expect((await admin<Patient>('GET', `/patients/${old.id}`)).id).toBe(old.id);
    await question.getByRole('button', { name: 'Merge and keep both appointments' }).click();
    await page.getByText(`MRN ${old.mrn} now leads to MRN`).first().waitFor();
    expect((await admin<Patient>('GET', `/patients/${old.id}`)).name).toBe(married);

    await page.getByRole('button', { name: `Undo the merge of ${maiden}, MRN ${old.mrn}` }).click();
    await page.getByText(`${maiden} is a patient of their own again`).first().waitFor();
    await shot(page, 'merge-undone');
    expect((await admin<Patient>('GET', `/patients/${old.id}`)).name).toBe(maiden);
  } finally {
    await tidy(...booked);
  }
});
