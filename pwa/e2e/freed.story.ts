import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, PHONE, shot, signIn, USER, visitors } from './browser';
import { type Booked, book, booked, room, tidy, zone } from './hospital';
import { asUser, mailedLink } from './newcomer';
import { offerFreedTime, URGENT, waits } from './waiting';

const MAILBOX = process.env.MAILBOX_URL ?? '';
const HALF_AN_HOUR = 30 * 60_000;
const anybody = visitors();
let made: Booked[] = [];

beforeEach(() => {
  made = [];
});

afterEach(() => tidy(...made));

const block = ({ page }: Person, id: string) => page.locator(`[data-appointment="${id}"]`);

test.skipIf(!MAILBOX)(
  'what is cancelled is offered by mail without anybody’s doing, and who confirms it appears in the calendar',
  async () => {
    await offerFreedTime(true);
    const { doctorId, start } = await room(3);
    const item = await book(doctorId, start, 30);
    made.push(item);
    const desk = await asUser(USER);
    // Nothing else suits: another story may free other time of this doctor's meanwhile.
    const patient = await waits(desk, doctorId, {
      ...URGENT,
      earliest: new Date(start).toISOString(),
      latest: new Date(start + HALF_AN_HOUR).toISOString(),
    });
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: await zone() }).format(start);
    const day = `/day?date=${date}&doctor=${doctorId}`;
    const [anna, ben] = [await anybody(), await anybody()];
    for (const clerk of [anna, ben]) {
      await signIn(clerk, day);
      await block(clerk, item.id).waitFor();
      await clerk.page.locator('[data-live=live]').waitFor();
    }

    await block(anna, item.id).click();
    await anna.page
      .locator('[data-panel]')
      .getByRole('button', { name: /^Cancel/ })
      .click();
    await anna.page.getByRole('button', { name: 'Cancel appointment', exact: true }).click();
    await block(ben, item.id).waitFor({ state: 'detached' });

    // Nobody does anything more, but the patient.
    const link = await mailedLink(MAILBOX, patient.email, 'claim');
    const held = (await booked(doctorId, start, start + HALF_AN_HOUR)).find(
      ({ status }) => status === 'pending',
    );
    await block(ben, held?.id ?? 'none').waitFor();
    const ada = await anybody({ viewport: PHONE, hasTouch: true, isMobile: true });
    await ada.page.goto(link);
    await ada.page.getByRole('button', { name: 'Confirm' }).waitFor();
    expect(ada.page.url()).not.toContain('#');
    await shot(ada.page, 'claim-phone');
    await ada.page.getByRole('button', { name: 'Confirm' }).click();

    await block(ben, held?.id ?? 'none')
      .getByText(patient.name)
      .waitFor();
    await shot(ben.page, 'freed-desk');
    const now = await booked(doctorId, start, start + HALF_AN_HOUR);
    made.push(...now);
    expect(now.map(({ id, status, patient: whom }) => [id, status, whom?.id])).toEqual([
      [held?.id, 'booked', patient.id],
    ]);
    await ada.page
      .getByText(/booked/i)
      .first()
      .waitFor();
  },
);
