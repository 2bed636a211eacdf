import { expect, test } from 'vitest';
import { shot, signIn, visitors } from './browser';
import { enter, newcomer } from './newcomer';

const clerk = visitors();

test('6.3.3: a passkey is added, signs in alone, and follows a password', async () => {
  const somebody = await newcomer();
  const anna = await clerk();
  const { page } = anna;
  // The authenticator of this window: its user unlocks it whenever it is asked.
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options });

  await signIn(anna, 'account/security', somebody);
  const keys = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Passkeys' }) });
  await keys.getByRole('button', { name: 'Add a passkey' }).click();
  await keys.getByLabel('Name of the passkey').fill('Ward computer');
  await keys.getByLabel('Current password').fill(somebody.password);
  await shot(page, 'passkey-new');
  await keys.getByRole('button', { name: 'Continue' }).click();
  await keys.locator('[data-recovery-code]').first().waitFor();
  await keys.getByRole('button', { name: 'I have saved them' }).click();
  await keys.getByText('Ward computer').waitFor();
  await shot(page, 'passkeys');
  const { credentials } = await browser.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  expect(credentials[0]).toMatchObject({ isResidentCredential: true, rpId: new URL(page.url()).hostname });

  const leave = async () => {
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
  };
  anna.complaints.expect('401 /auth/login');
  await leave();
  await shot(page, 'passkey-sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('link', { name: 'Week' }).waitFor();
  await page.goto('account/security');
  await keys.getByText('last used').waitFor();

  await leave();
  await enter(anna, somebody);
  await page.getByLabel('Recovery code').waitFor();
  await shot(page, 'passkey-second-step');
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await page.getByRole('link', { name: 'Week' }).waitFor();
  await page.goto('account/security');
  await keys.getByText('Ward computer').waitFor();

  // It proves who removes it.
  await keys.getByRole('button', { name: 'Remove the passkey Ward computer' }).click();
  await keys.getByLabel('Current password').fill(somebody.password);
  await keys.getByRole('button', { name: 'Remove', exact: true }).click();
  await keys.getByText('Ward computer').waitFor({ state: 'detached' });
});
