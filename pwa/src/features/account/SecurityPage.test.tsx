import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { currentSession } from '@/api/session';
import {
  type Asked,
  ada,
  hospital,
  houseWith,
  json,
  problem,
  show,
  signedIn,
  signedOut,
  withPasskeys,
} from '@/testing/page';
import { SecurityPage } from './SecurityPage';

const codes = Array.from({ length: 10 }, (_, i) => `K3QX-7W2M-ZP5A-RN4T-HB6E-VD2${i}`);
const qr = 'data:image/png;base64,iVBORw0KGgo=';

async function page(
  twoFactorEnabled: boolean,
  answer: (asked: Asked) => Response,
  secondFactorRequired = false,
) {
  await signedIn({ ...ada, twoFactorEnabled, secondFactorRequired });
  const asked = houseWith(() => ({ authenticatorApp: isOn(), passkeys: [] }), answer);
  show(<SecurityPage />);
  return asked;
}

const isOn = () => {
  const session = currentSession();
  return session.state === 'in' && session.user.twoFactorEnabled;
};

const part = (name: string) => {
  const section = screen.getByRole('heading', { name }).closest('section');
  if (!section) throw new Error(`no section ${name}`);
  return within(section);
};
const step = () => part('Two-step verification');
const password = () => part('Password');

afterEach(async () => {
  await signedOut();
  vi.unstubAllGlobals();
});

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

describe('6.3.3: passkeys', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer;
  const request = {
    challenge: 'AAAA',
    timeout: 1,
    rpId: 'x.org',
    allowCredentials: [],
    userVerification: 'required',
  };
  const creation = {
    rp: { id: 'x.org', name: 'St. Test' },
    user: { id: 'AAAA', name: 'ada@x.org', displayName: 'Ada' },
    challenge: 'AAAA',
    pubKeyCredParams: [],
    timeout: 1,
    excludeCredentials: [],
    authenticatorSelection: {},
    attestation: 'none',
  };
  const made = {
    clientDataJSON: bytes('made'),
    attestationObject: bytes('by'),
    getTransports: () => ['usb'],
  };
  const said = {
    clientDataJSON: bytes('said'),
    authenticatorData: bytes('data'),
    signature: bytes('sign'),
    userHandle: null,
  };
  const answer = { id: 'cmF3', clientDataJSON: 'c2FpZA', authenticatorData: 'ZGF0YQ', signature: 'c2lnbg' };
  const phone = { id: 'p', name: 'My phone', createdAt: '2026-06-01T08:00:00Z', copied: false };
  const browser = { create: vi.fn(), get: vi.fn() };

  const enter = async (passkeys: object[], answers: (asked: Asked) => Response) => {
    withPasskeys(browser);
    browser.create.mockResolvedValue({ response: made });
    browser.get.mockResolvedValue({ rawId: bytes('raw'), response: said });
    await signedIn({ ...ada, twoFactorEnabled: passkeys.length > 0 });
    const asked = houseWith(() => ({ authenticatorApp: false, passkeys }), answers);
    show(<SecurityPage />, { ...hospital, passkeys: true });
    return asked;
  };
  const keys = () => part('Passkeys');

  test('the first one is added with name and password, and brings recovery codes', async () => {
    const asked = await enter([], ({ url }) =>
      url.pathname.endsWith('/setup') ? json(creation) : json({ recoveryCodes: codes }, 201),
    );
    await userEvent.click(keys().getByRole('button', { name: 'Add a passkey' }));
    await userEvent.type(keys().getByLabelText('Current password'), 'a long password{Enter}');
    expect(keys().getByText('Enter a name.')).toBeTruthy();
    await userEvent.type(keys().getByLabelText('Name of the passkey'), 'My phone{Enter}');
    await keys().findByText(codes[0] ?? '');
    expect(asked.map(({ body }) => body)).toEqual([
      { password: 'a long password' },
      {
        name: 'My phone',
        passkey: { clientDataJSON: 'bWFkZQ', attestationObject: 'Ynk', transports: ['usb'] },
      },
    ]);
    expect(isOn()).toBe(true);
  });

  test('where the browser brings none, it is said and nothing is added', async () => {
    const asked = await enter([], () => json(creation));
    browser.create.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await userEvent.click(keys().getByRole('button', { name: 'Add a passkey' }));
    await userEvent.type(keys().getByLabelText('Name of the passkey'), 'My phone');
    await userEvent.type(keys().getByLabelText('Current password'), 'a long password{Enter}');
    expect(await keys().findByText('No passkey was used. Try again.')).toBeTruthy();
    expect(asked).toHaveLength(1);
    expect(isOn()).toBe(false);
  });

  test('one is removed with the password and itself, where no code is typed', async () => {
    const asked = await enter([phone], ({ url }) =>
      url.pathname.endsWith('/challenge') ? json(request) : new Response(null, { status: 204 }),
    );
    await userEvent.click(await keys().findByRole('button', { name: 'Remove the passkey My phone' }));
    await userEvent.type(keys().getByLabelText('Current password'), 'a long password');
    await userEvent.click(keys().getByRole('button', { name: 'Remove' }));
    await vi.waitFor(() => expect(isOn()).toBe(false));
    expect(asked.at(-1)?.url.pathname).toMatch(/\/auth\/passkeys\/p\/remove$/);
    expect(asked.at(-1)?.body).toEqual({ password: 'a long password', passkey: answer });
  });

  test('one that was copied is called so, and needs a code', async () => {
    await enter([{ ...phone, copied: true }], () => json({}));
    expect(await keys().findByText(/It may have been copied/)).toBeTruthy();
    await userEvent.click(keys().getByRole('button', { name: 'Remove the passkey My phone' }));
    await userEvent.type(keys().getByLabelText('Current password'), 'a long password');
    await userEvent.click(keys().getByRole('button', { name: 'Remove' }));
    expect(keys().getByText('Enter the code.')).toBeTruthy();
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
