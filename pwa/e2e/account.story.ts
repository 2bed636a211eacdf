import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, shot, visitors } from './browser';
import { enter, mailedLink, newcomer, totp } from './newcomer';

/** The page of the mailbox that the launcher names; without one nobody can open what was mailed. */
const MAILBOX = process.env.MAILBOX_URL ?? '';

const clerk = visitors();

afterAll(closeBrowser);

describe('a forgotten password', () => {
  test.skipIf(!MAILBOX)('is set anew by the link that is mailed, and the link is good once', async () => {
    const somebody = await newcomer();
    const anna = await clerk();
    const { page } = anna;
    await page.goto('sign-in');
    await page.getByRole('button', { name: 'Forgotten your password?' }).click();
    // The page that is left has a field of the same name.
    await page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
    await page.getByLabel('E-mail').fill(somebody.email);
    await shot(page, 'forgot-password');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText('Look into your mailbox').waitFor();

    const link = await mailedLink(MAILBOX, somebody.email, 'reset-password');
    await page.goto(link);
    await page.getByLabel('New password').fill('short');
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Use at least 12 characters.').waitFor();
    await shot(page, 'reset-password');
    const changed = { ...somebody, password: 'a yellow bicycle in the rain' };
    await page.getByLabel('New password').fill(changed.password);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await enter(anna, changed);
    await page.getByRole('link', { name: 'Week' }).waitFor();

    const late = await clerk();
    await late.page.goto(link);
    await late.page.getByLabel('New password').fill('another long password');
    await late.page.getByRole('button', { name: 'Set the password' }).click();
    await late.page.getByText('used already').waitFor();
    await late.page.reload();
    await late.page.getByText('Open the link in the mail again').waitFor();
  });
});

test('a second step is set up, and signing in asks for its code', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  const { page } = anna;
  await page.goto('account/security');
  await enter(anna, somebody);
  const setUp = page.getByRole('button', { name: 'Set it up' });
  await setUp.waitFor();
  await page.getByLabel('Current password').first().fill(somebody.password);
  await setUp.click();
  const secret = (await page.locator('[data-secret]').textContent()) ?? '';
  await page.getByLabel('Code').fill(totp(secret));
  await shot(page, 'second-step');
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.locator('[data-recovery-code]').first().waitFor();
  const codes = await page.locator('[data-recovery-code]').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await page.reload();
  await page.getByText('It is on: signing in asks').waitFor();

  const late = await clerk();
  await late.page.goto('account/sessions');
  await enter(late, somebody);
  // The code that switched it on is used up; the next one is taken already.
  await late.page.getByLabel('Code').fill(totp(secret, Date.now() + 30_000));
  await late.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await late.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor();
  await shot(late.page, 'sessions');
  await late.page.getByRole('button', { name: /^Sign out Chrom/ }).click();
  await late.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByLabel('E-mail').waitFor();
});
