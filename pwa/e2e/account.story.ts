import { describe, expect, test } from 'vitest';
import { type Person, shot, signIn, visitors } from './browser';
import { now } from './clock';
import { leftovers } from './leftovers';
import { enter, mailedLink, type Newcomer, newcomer, totp } from './newcomer';

/** The page of the mailbox that the launcher names; without one nobody can open what was mailed. */
const MAILBOX = process.env.MAILBOX_URL ?? '';

const clerk = visitors();

/** Opens a page of one's own, by signing in at its form on the way. */
async function enterAt(who: Person, somebody: Newcomer, path: string): Promise<void> {
  await who.page.goto(path);
  await enter(who, somebody);
}

/** Switches the second step on: its secret, and the ten codes for when the telephone is lost. */
async function secondStep(
  { page }: Person,
  { password }: Newcomer,
): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel('Current password').first().fill(password);
  await page.getByRole('button', { name: 'Set up' }).click();
  const secret = (await page.locator('[data-secret]').textContent()) ?? '';
  await page.getByLabel('Code').fill(totp(secret));
  await shot(page, 'second-step');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.locator('[data-recovery-code]').first().waitFor();
  const codes = await page.locator('[data-recovery-code]').allTextContents();
  await page.getByRole('button', { name: 'I have saved them' }).click();
  return { secret, codes };
}

describe('a forgotten password', () => {
  test.skipIf(!MAILBOX)('is set anew by the link that is mailed, and the link is good once', async () => {
    const somebody = await newcomer();
    const anna = await clerk();
    const { page } = anna;
    await page.goto('sign-in');
    await page.getByRole('button', { name: 'Forgot your password?' }).click();
    // The page that is left has a field of the same name.
    await page.getByRole('heading', { name: 'Forgot password' }).waitFor();
    await page.getByLabel('E-mail').fill(somebody.email);
    await shot(page, 'forgot-password');
    await page.getByRole('button', { name: 'Send link' }).click();
    await page.getByText('Check your e-mail').waitFor();

    const link = await mailedLink(MAILBOX, somebody.email, 'reset-password');
    await page.goto(link);
    await page.getByLabel('New password').fill('short');
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('Use at least 12 characters.').waitFor();
    await shot(page, 'reset-password');
    const changed = { ...somebody, password: 'a yellow bicycle in the rain' };
    await page.getByLabel('New password').fill(changed.password);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('Your password has been changed').waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await enter(anna, changed);
    await page.getByRole('link', { name: 'Week' }).waitFor();

    const late = await clerk();
    late.complaints.expect('422 /auth/password-reset/verify');
    await late.page.goto(link);
    await late.page.getByLabel('New password').fill('another long password');
    await late.page.getByRole('button', { name: 'Set password' }).click();
    await late.page.getByText('already been used').waitFor();
    await late.page.reload();
    await late.page.getByText('Open the link in the e-mail again').waitFor();
  });
});

test('a second step is set up, and signing in asks for its code', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  anna.complaints.expect('401 /auth/refresh');
  const { page } = anna;
  await signIn(anna, 'account/security', somebody);
  const { secret, codes } = await secondStep(anna, somebody);
  expect(codes).toHaveLength(10);
  await page.reload();
  await page.getByText('It is on: you need a code').waitFor();

  const late = await clerk();
  late.complaints.expect('401 /auth/login');
  await enterAt(late, somebody, 'account/sessions');
  // The code that switched it on is used up; the next one is taken already.
  await late.page.getByLabel('Code').fill(totp(secret, now() + 30_000));
  await late.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await late.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor();
  await shot(late.page, 'sessions');
  await late.page.getByRole('button', { name: /^Sign out Chrom/ }).click();
  await late.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByLabel('E-mail').waitFor();
});

test('6.3.3: whoever must have a second step sets it up before anything else', async () => {
  const somebody = await newcomer({ requireSecondFactor: true });
  const anna = await clerk();
  const { page } = anna;
  await enterAt(anna, somebody, 'account/sessions');
  await page.getByRole('heading', { name: 'Set up two-step verification' }).waitFor();
  await shot(page, 'second-step-required');
  // Neither another address nor a reload leads past it.
  await page.goto('week');
  await page.getByRole('heading', { name: 'Set up two-step verification' }).waitFor();
  await page.getByLabel('Current password').fill(somebody.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  const secret = (await page.locator('[data-secret]').textContent()) ?? '';
  await page.getByLabel('Code').fill(totp(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await page.getByRole('link', { name: 'Week' }).waitFor();
  await page.goto('account/security');
  await page.getByText('this account must use it').waitFor();
  expect(await page.getByRole('button', { name: 'Turn off' }).count()).toBe(0);
});

test('6.5.1: a recovery code lets in whoever has lost the telephone, once', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  await signIn(anna, 'account/security', somebody);
  const { codes } = await secondStep(anna, somebody);

  const recover = async (who: Person) => {
    await enterAt(who, somebody, 'account/security');
    await who.page.getByRole('button', { name: 'Use a recovery code' }).click();
    await who.page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await who.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const late = await clerk();
  late.complaints.expect('401 /auth/login');
  await recover(late);
  await late.page.getByText('It is on: you need a code').waitFor();
  const thief = await clerk();
  thief.complaints.expect('401 /auth/login');
  await recover(thief);
  await thief.page.getByText('That recovery code didn’t work').first().waitFor();
  await shot(thief.page, 'recovery-code-refused');
});

test('7.4.1, 7.5.2: “sign out everywhere else” ends another browser’s session at its next request', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  await signIn(anna, 'account/sessions', somebody);
  await anna.page.getByText('This device').waitFor();
  const elsewhere = await clerk();
  elsewhere.complaints.expect('401 /auth/profile', '401 /auth/refresh');
  await signIn(elsewhere, 'account/profile', somebody);
  const name = elsewhere.page.getByRole('textbox', { name: 'Name' });
  await name.waitFor();
  await anna.page.reload();
  await anna.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await anna.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });

  await name.fill('Somebody Else');
  await elsewhere.page.getByRole('button', { name: 'Save name' }).click();
  await elsewhere.page.getByText('Your session has ended').waitFor();
  await anna.page.reload();
  await anna.page.getByText('This device').waitFor();
});

test.skipIf(!MAILBOX)('an e-mail address is changed by the link that is mailed to the new one', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  anna.complaints.expect('422 /auth/email-change/start');
  const { page } = anna;
  await signIn(anna, 'account/profile', somebody);
  const changed = { ...somebody, email: `new-${somebody.email}` };
  await page.getByLabel('New e-mail').fill(changed.email);
  await page.getByLabel('Current password').fill('not the password');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('Wrong password.').waitFor();
  await page.getByLabel('Current password').fill(somebody.password);
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('We sent a link to').waitFor();
  await shot(page, 'email-change');
  const mailbox = page.getByRole('link', { name: 'a mailbox of its own' });
  expect(await mailbox.getAttribute('href')).toBe(MAILBOX);
  await page.reload();
  await page.getByText(`You sign in as ${somebody.email}`).waitFor();

  await page.goto(await mailedLink(MAILBOX, changed.email, 'confirm-email'));
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('Your e-mail address has been changed').waitFor();
  await shot(page, 'email-changed');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Week' }).waitFor();
  // Left while the session is being renewed, the page would lose the answer, and with it the session.
  await page.waitForLoadState('networkidle');
  await page.goto('account/profile');
  await page.getByText(`You sign in as ${changed.email}`).waitFor();

  const late = await clerk();
  late.complaints.expect('401 /auth/login');
  await enterAt(late, somebody, 'account/profile');
  await late.page.getByText('E-mail and password do not match').first().waitFor();
  await enter(late, changed);
  await late.page.getByText(`You sign in as ${changed.email}`).waitFor();
});

describe('the profile', () => {
  /** A picture of one colour, made by the browser itself. */
  const picture = ({ page }: Person, type: string, size: number) =>
    page.evaluate(
      async ([kind, edge]) => {
        const canvas = new OffscreenCanvas(Number(edge), Number(edge) / 2);
        const pen = canvas.getContext('2d');
        if (pen) pen.fillStyle = '#b3261e';
        pen?.fillRect(0, 0, canvas.width, canvas.height);
        const blob = await canvas.convertToBlob({ type: String(kind) });
        return Array.from(new Uint8Array(await blob.arrayBuffer()));
      },
      [type, size] as const,
    );
  const file = async (who: Person, type = 'image/png', size = 600) => ({
    name: 'me.png',
    mimeType: type,
    buffer: Buffer.from(await picture(who, type, size)),
  });

  test('3.2.1, 14.3.1: name and picture survive a reload, the picture as blob:, and nothing of them is left', async () => {
    const somebody = await newcomer();
    const anna = await clerk({ serviceWorkers: 'allow' });
    anna.complaints.expect('422 /auth/avatar');
    const { page } = anna;
    await signIn(anna, 'account/profile', somebody);
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill(`Ada ${somebody.email.split('@')[0]}`);
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: /^Account: Ada / }).waitFor();

    const input = page.getByLabel('Picture file');
    await input.setInputFiles({
      name: 'notes.png',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture'),
    });
    await page.getByRole('button', { name: 'Use this picture' }).click();
    await page.getByText('This picture cannot be read').waitFor();
    await shot(page, 'profile-refused');
    await input.setInputFiles(await file(anna, 'image/jpeg'));
    await page.getByRole('button', { name: 'Use this picture' }).click();
    await page.getByRole('button', { name: 'Remove picture' }).waitFor();

    await page.reload();
    await page.getByRole('button', { name: /^Account: Ada / }).waitFor();
    const portraits = page.locator('[data-portrait]');
    // The one on the page and the one in the rail.
    await expect.poll(() => portraits.count()).toBe(2);
    for (const portrait of await portraits.all()) {
      expect(await portrait.getAttribute('src')).toMatch(/^blob:/);
      expect(
        await portrait.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]),
      ).toEqual([256, 256]);
    }
    await shot(page, 'profile');
    // No address that works without the token is ever loaded.
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/avatar')),
    );
    expect(loaded.map((entry) => (entry as PerformanceResourceTiming).initiatorType)).toEqual(
      loaded.map(() => 'fetch'),
    );

    await page.getByRole('button', { name: 'Remove picture' }).click();
    await portraits.first().waitFor({ state: 'detached' });
    expect(await portraits.count()).toBe(0);
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    await expect.poll(async () => (await leftovers(anna)).entries).toBe(0);
    const { cached } = await leftovers(anna);
    expect(cached.filter((path) => path.includes('/api/'))).toEqual([]);
  });
});

test('every page of the account survives a reload, and comes after signing in', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  const { page } = anna;
  await enterAt(anna, somebody, 'account');
  await page.waitForURL(/\/account\/profile$/);
  for (const [link, sign] of [
    ['Profile', page.getByRole('heading', { name: 'E-mail' })],
    ['Security', page.getByRole('heading', { name: 'Two-step verification' })],
    ['Sessions', page.getByText('This device')],
    ['My activity', page.getByText('Signed in with Chrome').first()],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await sign.waitFor();
    const { pathname } = new URL(page.url());
    await page.reload();
    await sign.waitFor();
    expect(new URL(page.url()).pathname).toBe(pathname);
  }
});

test('one’s own activity shows what was done, what was refused, and from which device', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  anna.complaints.expect('409 /auth/profile');
  const { page } = anna;
  await signIn(anna, 'account/profile', somebody);
  const name = page.getByRole('textbox', { name: 'Name' });
  // Every demonstration has somebody of this name.
  await name.fill('USER');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByText('This name is already taken.').waitFor();
  await page.getByRole('link', { name: 'My activity' }).click();
  await page.getByText('Change your own account: refused. This already exists.').waitFor();
  await page.getByText('Signed in with Chrome on Linux').waitFor();
  await page.getByText('No earlier activity.').waitFor();
  await shot(page, 'activity');
});
