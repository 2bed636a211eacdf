import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { currentSession } from '@/api/session';
import { type Asked, ada, json, problem, server, show, signedIn, signedOut } from '@/testing/page';
import { SecurityPage } from './SecurityPage';

const codes = Array.from({ length: 10 }, (_, i) => `K3QX-7W2M-ZP5A-RN4T-HB6E-VD2${i}`);
const qr = 'data:image/png;base64,iVBORw0KGgo=';

async function page(
  twoFactorEnabled: boolean,
  answer: (asked: Asked) => Response,
  secondFactorRequired = false,
) {
  await signedIn({ ...ada, twoFactorEnabled, secondFactorRequired });
  const asked = server(answer);
  show(<SecurityPage />);
  return asked;
}

const part = (name: string) => {
  const section = screen.getByRole('heading', { name }).closest('section');
  if (!section) throw new Error(`no section ${name}`);
  return within(section);
};
const step = () => part('Two-step verification');
const password = () => part('Password');

afterEach(signedOut);

describe('the second step', () => {
  const answers = ({ url }: Asked) =>
    url.pathname.endsWith('/setup')
      ? json({ secret: 'JBSWY3DPEHPK3PXP', otpauthUri: 'otpauth://totp/x', qr })
      : json({ recoveryCodes: codes });

  test('is set up with the password and the first code; the recovery codes are shown once', async () => {
    const asked = await page(false, answers);
    await userEvent.type(step().getByLabelText('Current password'), 'a long password{Enter}');
    expect(await step().findByText('JBSWY3DPEHPK3PXP')).toBeTruthy();
    expect(step().getByRole('img').getAttribute('src')).toBe(qr);
    const code = step().getByLabelText('Code');
    expect(document.activeElement).toBe(code);
    await userEvent.type(code, '123 456{Enter}');
    await step().findByText(codes[0] ?? '');
    expect(document.querySelectorAll('[data-recovery-code]')).toHaveLength(10);
    expect(asked.map(({ body }) => body)).toEqual([{ password: 'a long password' }, { code: '123456' }]);
    expect(currentSession()).toMatchObject({ user: { twoFactorEnabled: true } });
    await userEvent.click(step().getByRole('button', { name: 'I have saved them' }));
    expect(document.querySelectorAll('[data-recovery-code]')).toHaveLength(0);
    expect(step().getByText(/It is on/)).toBeTruthy();
  });

  test('a wrong code is said beside it, and the key stays', async () => {
    await page(false, (asked) =>
      asked.url.pathname.endsWith('/verify') ? problem(422, 'wrong-code') : answers(asked),
    );
    await userEvent.type(step().getByLabelText('Current password'), 'a long password{Enter}');
    await userEvent.type(await step().findByLabelText('Code'), '000000{Enter}');
    expect(await step().findByText(/That code didn’t work/)).toBeTruthy();
    expect(step().getByText('JBSWY3DPEHPK3PXP')).toBeTruthy();
    expect(currentSession()).toMatchObject({ user: { twoFactorEnabled: false } });
  });

  test('is switched off with password and code, not with one of them', async () => {
    const asked = await page(true, () => new Response(null, { status: 204 }));
    await userEvent.type(step().getByLabelText('Current password'), 'a long password{Enter}');
    expect(step().getByText('Enter the code.')).toBeTruthy();
    expect(asked).toHaveLength(0);
    await userEvent.type(step().getByLabelText('Code or recovery code'), '123456{Enter}');
    expect(await step().findByText(/It is off/)).toBeTruthy();
    expect(asked[0]?.body).toEqual({ password: 'a long password', code: '123456' });
  });
});

describe('6.3.3: where a second step is required', () => {
  test('it is replaced, with a code of the old one, and not switched off', async () => {
    const asked = await page(
      true,
      ({ url }) =>
        url.pathname.endsWith('/setup')
          ? json({ secret: 'JBSWY3DPEHPK3PXP', otpauthUri: 'otpauth://totp/x', qr })
          : json({ recoveryCodes: codes }),
      true,
    );
    expect(step().queryByRole('button', { name: 'Turn off' })).toBeNull();
    await userEvent.type(step().getByLabelText('Current password'), 'a long password');
    await userEvent.type(step().getByLabelText('Code or recovery code'), `${codes[0]}{Enter}`);
    await userEvent.type(await step().findByLabelText('Code'), '123456{Enter}');
    await userEvent.click(await step().findByRole('button', { name: 'I have saved them' }));
    expect(asked[0]?.body).toEqual({ password: 'a long password', code: codes[0] });
    expect(step().getByText(/must use it/)).toBeTruthy();
  });
});

describe('the password', () => {
  const change = async (current: string, next: string) => {
    await userEvent.type(password().getByLabelText('Current password'), current);
    await userEvent.type(password().getByLabelText('New password'), next);
    await userEvent.click(password().getByRole('button', { name: 'Change the password' }));
  };

  test('is changed with the current one, and neither stays in the form', async () => {
    const asked = await page(false, () => new Response(null, { status: 204 }));
    await change('a long password', 'correct horse battery');
    await vi.waitFor(() => expect(password().getByLabelText('New password')).toHaveProperty('value', ''));
    expect(password().getByLabelText('Current password')).toHaveProperty('value', '');
    expect(asked[0]?.body).toEqual({
      currentPassword: 'a long password',
      newPassword: 'correct horse battery',
    });
  });

  test('a wrong current one is said beside it, and what was typed stays', async () => {
    await page(false, () => problem(422, 'wrong-password'));
    await change('a wrong password', 'correct horse battery');
    expect(await password().findByText('Wrong password.')).toBeTruthy();
    expect(password().getByLabelText('New password')).toHaveProperty('value', 'correct horse battery');
  });

  test('a short one is named before anything is sent', async () => {
    const asked = await page(false, () => new Response(null, { status: 204 }));
    await change('a long password', 'short');
    expect(password().getByText('Use at least 12 characters.')).toBeTruthy();
    expect(asked).toHaveLength(0);
  });
});
