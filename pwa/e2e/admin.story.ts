import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ADMIN, type Person, shot, signIn, visitors } from './browser';
import { now } from './clock';
import { applicant, asUser, enter, mailedLink, newcomer } from './newcomer';

/** The page of the mailbox that the launcher names; without one nobody can open what was mailed. */
const MAILBOX = process.env.MAILBOX_URL ?? '';

const somebody = visitors();

const panel = ({ page }: Person) => page.getByRole('complementary', { name: 'User' });
const toast = ({ page }: Person) => page.locator('[role=status][aria-live]').last();
const main = ({ page }: Person) => page.getByRole('main');
const search = ({ page }: Person) => new URL(page.url()).searchParams;

describe('an administrator', () => {
  test('approves a newcomer, who then signs in', async () => {
    const { username, ...newcomer } = await applicant();
    const anna = await somebody();
    await signIn(anna, '/admin', ADMIN);
    await anna.page
      .getByRole('region', { name: 'Waiting for approval' })
      .getByText(username, { exact: true })
      .waitFor();
    await shot(anna.page, 'admin-overview');
    const late = await somebody();
    late.complaints.expect('401 /auth/login', '401 /auth/refresh');
    await late.page.goto('day');
    await enter(late, newcomer);
    await late.page.getByText('E-mail and password do not match').first().waitFor();

    await anna.page.goto('admin/users?status=pending');
    await anna.page.getByRole('button', { name: username, exact: true }).click();
    await panel(anna).getByLabel('Role').selectOption('Scheduler');
    await panel(anna).getByLabel('May override').check();
    await panel(anna).getByLabel('I have checked that this is their e-mail address').check();
    await shot(anna.page, 'admin-approve');
    await panel(anna).getByRole('button', { name: 'Approve as Scheduler' }).click();
    await toast(anna).getByText(`${username} is approved`).waitFor();
    await main(anna).getByRole('button', { name: username, exact: true }).waitFor({ state: 'detached' });

    await enter(late, newcomer);
    await late.page.getByRole('link', { name: 'Week' }).waitFor();
    expect(await late.page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await late.page.goto('admin/users');
    await late.page.getByText('You don’t have access to this page').waitFor();
    await shot(late.page, 'admin-no-right');

    await anna.page.goto(`admin/users?q=${username}`);
    await anna.page.getByRole('button', { name: username, exact: true }).click();
    await panel(anna).getByRole('button', { name: 'Disable' }).click();
    await anna.page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await toast(anna).getByText('can no longer sign in').waitFor();
    await late.page.reload();
    await late.page.getByLabel('E-mail').waitFor();
  });

  test.skipIf(!MAILBOX)('6.4.1: invites somebody, who chooses name and password and is in', async () => {
    const email = `invited-${now().toString(36)}@example.org`;
    const anna = await somebody();
    await signIn(anna, '/admin/users', ADMIN);
    await anna.page.getByRole('button', { name: 'Invite…' }).click();
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Role').selectOption('Auditor');
    await shot(anna.page, 'admin-invite');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await toast(anna).getByText('has been invited').waitFor();
    await anna.page.getByRole('button', { name: 'Invite…' }).click();
    await dialog.getByText(email).waitFor();
    await shot(anna.page, 'admin-invited');

    const link = await mailedLink(MAILBOX, email, 'accept-invitation');
    const eve = await somebody();
    await eve.page.goto(link);
    await eve.page.getByLabel('Name').fill(`Eve ${now().toString(36)}`);
    await eve.page.getByLabel('Password').fill('a green umbrella on the ward');
    await shot(eve.page, 'accept-invitation');
    await eve.page.getByRole('button', { name: 'Create account' }).click();
    await eve.page.getByText('Your account is ready').waitFor();
    await eve.page.getByRole('button', { name: 'Continue' }).click();
    await eve.page.waitForURL(/admin\/log/);
  });

  test('makes a machine and sees its secret once; the machine gets in with it', async () => {
    const name = `Laboratory ${now().toString(36)}`;
    const anna = await somebody();
    const { page } = anna;
    await signIn(anna, '/admin/service-accounts', ADMIN);
    await page.getByRole('button', { name: 'New service account' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('dialog').getByLabel('directory:read').check();
    await page.getByRole('button', { name: 'Create' }).click();
    const secret = (await page.locator('[data-secret]').textContent()) ?? '';
    const machine = main(anna).getByRole('listitem').filter({ hasText: name });
    await shot(page, 'admin-secret');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    await page.locator('[data-secret]').waitFor();
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await machine.getByText('never used').waitFor();
    const clientId = (await machine.locator('code').textContent()) ?? '';
    const answer = await page.request.post('api/auth/token', {
      headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      form: { grant_type: 'client_credentials' },
    });
    expect(answer.status()).toBe(200);
    await page.reload();
    await machine.getByText('last used').waitFor();
    expect(await page.locator('[data-secret]').count()).toBe(0);
    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await machine.waitFor({ state: 'detached' });
  });

  test('filters the log; a reload keeps the filter, and the file holds what is shown', async () => {
    await newcomer();
    const anna = await somebody();
    const { page } = anna;
    await signIn(anna, '/admin/log', ADMIN);
    await page.getByRole('button', { name: 'What All' }).click();
    await page.getByRole('checkbox', { name: 'Users and service accounts' }).press('Space');
    await page.keyboard.press('Escape');
    await page.getByLabel('Find in the log').fill('active');
    expect(search(anna).get('action')?.split(',')).toContain('account-changed');
    const rows = page.locator('[data-row]');
    await expect
      .poll(async () => new Set(await rows.allTextContents()))
      .toEqual(new Set(['Changed a user’s permissions']));
    expect(search(anna).get('q')).toBeNull();
    await page.reload();
    // What was typed stands in no address; the kinds do.
    const changed = rows.filter({ hasText: 'Changed a user’s permissions' });
    await changed.first().waitFor();
    expect(search(anna).get('action')?.split(',')).toContain('account-changed');
    await changed.first().click();
    await page.getByRole('button', { name: 'All entries for this subject' }).click();
    await expect.poll(() => search(anna).get('subject')).toMatch(/^[0-9a-f-]{36}$/);
    await expect.poll(() => rows.count()).toBeLessThan(6);
    const shown = await rows.count();
    await shot(page, 'admin-log');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(shown + 1);
    expect(lines.join()).toContain('account-changed');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => search(anna).toString()).toMatch(/^(entry=.*)?$/);
  });

  test('sees whoever exceeds the limit the moment they are flagged, wherever in the app, and clears it', async () => {
    const hasty = await newcomer();
    const anna = await somebody();
    const bert = await somebody();
    await signIn(anna, '/admin/monitored', ADMIN);
    await signIn(bert, '/list', ADMIN);
    await anna.page.locator('[data-live=live]').waitFor();
    await bert.page.locator('[data-live=live]').waitFor();
    expect(await main(anna).getByText(hasty.username).count()).toBe(0);
    const user = await asUser(hasty);
    const stamp = now().toString(36);
    for (let count = 0; count < 12; count += 1)
      await user('POST', '/patients', {
        mrn: `HASTY-${stamp}-${count}`,
        name: `Hasty${stamp}, Hanna ${count}`,
      });
    const flag = main(anna).getByRole('listitem').filter({ hasText: hasty.username });
    await flag.getByText('Many changes').waitFor();
    await flag.getByText(/1\d changes within a minute; up to 10 is normal/).waitFor();
    await shot(anna.page, 'admin-monitored');
    await toast(bert)
      .getByText(new RegExp(`${hasty.username}.* flagged`))
      .waitFor();
    await toast(bert).getByRole('button', { name: 'Review' }).click();
    await main(bert).getByText(hasty.username).waitFor();
    await anna.page.getByRole('button', { name: `Clear the flag on ${hasty.username}` }).click();
    await flag.waitFor({ state: 'detached' });
    await anna.page.getByRole('button', { name: 'Cleared' }).click();
    await flag.getByText('by chief').waitFor();
    await anna.page.reload();
    await flag.waitFor();
  });

  test('reads the statistics as charts and as tables, of the range in the URL', async () => {
    const anna = await somebody();
    const { page } = anna;
    await signIn(anna, '/admin/statistics', ADMIN);
    await page.getByRole('button', { name: '7 days' }).click();
    await expect.poll(() => search(anna).get('from')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.getByRole('img', { name: /bookings in total/ }).waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await expect
      .poll(() => page.getByRole('table', { name: 'Bookings', exact: true }).getByRole('row').count())
      .toBe(8);
    for (const chart of ['Utilisation by doctor', 'Bookings by department', 'No-show rate by department'])
      await expect
        .poll(() => page.getByRole('table', { name: chart }).getByRole('row').count())
        .toBeGreaterThan(3);
    for (const figure of ['Utilisation', 'No-show rate', 'Lead time (median)', 'Busiest doctor'])
      await page.getByRole('term').filter({ hasText: figure }).first().waitFor();
    const address = page.url();
    await page.reload();
    await page.getByRole('img', { name: /bookings in total/ }).waitFor();
    expect(page.url()).toBe(address);
    await page.getByRole('button', { name: '1 year' }).click();
    await page.getByRole('heading', { name: 'Bookings per week' }).waitFor();
    await shot(page, 'admin-statistics');
  });
});

test('an auditor sees the log, flags and users, and nothing else', async () => {
  const auditor = await newcomer({ role: 'AUDITOR' });
  const ines = await somebody();
  const { page } = ines;
  await page.goto('day');
  await enter(ines, auditor);
  await page.locator('[data-row]').first().waitFor();
  expect(new URL(page.url()).pathname).toMatch(/\/admin\/log$/);
  await expect.poll(() => page.getByRole('navigation', { name: 'Main' }).getByRole('link').count()).toBe(1);
  await shot(page, 'admin-auditor');
  for (const path of ['admin', 'admin/service-accounts', 'admin/merge', 'admin/statistics']) {
    await page.goto(path);
    await page.getByText('You don’t have access to this page').waitFor();
  }
  await page.getByRole('link', { name: 'Go to activity log' }).click();
  await page.locator('[data-row]').first().waitFor();
  await page.goto('admin/users');
  await page.locator('[data-row]').first().waitFor();
  await expect.poll(() => page.getByText('@').count()).toBe(0);
  await page.goto('admin/monitored');
  await page.getByRole('button', { name: 'Cleared' }).waitFor();
  await page.goto('week');
  await page.locator('[data-row]').first().waitFor();
});
