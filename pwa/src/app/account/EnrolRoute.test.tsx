import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { api } from '@/api/client';
import { onPassword } from '@/api/password';
import { currentSession, signIn } from '@/api/session';
import { ada, json, problem, server, show, signedIn, signedOut } from '@/testing/page';
import { EnrolRoute } from './EnrolRoute';

const required = { ...ada, secondFactorRequired: true };
const codes = ['K3QX-7W2M-ZP5A-RN4T-HB6E-VD2Y'];

afterEach(signedOut);

describe('6.3.3: an account that must have a second factor and has none', () => {
  test('is signed in only to set one up, and then is in like anybody else', async () => {
    const kept = vi.fn();
    onPassword({ signedIn: kept, changed: () => {} });
    server(({ url }) =>
      url.pathname.endsWith('/setup')
        ? json({ secret: 'JBSWY3DPEHPK3PXP', otpauthUri: 'otpauth://totp/x', qr: 'data:image/png;base64,' })
        : url.pathname.endsWith('/2fa')
          ? json({ authenticatorApp: false, passkeys: [] })
          : url.pathname.endsWith('/verify')
            ? json({ recoveryCodes: codes })
            : json({ accessToken: 't', expiresIn: 600, user: required }),
    );
    await signIn({ email: ada.email, password: 'a long password' }, true);
    expect(currentSession().state).toBe('enrolling');
    expect(kept).not.toHaveBeenCalled();
    show(<EnrolRoute />);
    await userEvent.type(screen.getByLabelText('Current password'), 'a long password{Enter}');
    await userEvent.type(await screen.findByLabelText('Code'), '123456{Enter}');
    await screen.findByText(codes[0] ?? '');
    // Not before they were saved: they are shown only now.
    expect(currentSession().state).toBe('enrolling');
    await userEvent.click(screen.getByRole('button', { name: 'I have saved them' }));
    expect(currentSession()).toMatchObject({ state: 'in', user: { twoFactorEnabled: true } });
    // Now this device may keep what is seen, as was chosen when signing in.
    expect(kept).toHaveBeenCalledExactlyOnceWith('a long password');
  });

  test('is asked to as soon as the server says so, in the middle of its work', async () => {
    await signedIn(ada);
    expect(currentSession().state).toBe('in');
    server(({ url }) =>
      url.pathname.endsWith('/auth/refresh')
        ? json({ accessToken: 'u', expiresIn: 600, user: required })
        : problem(403, 'second-factor-missing'),
    );
    await api.GET('/departments');
    expect(currentSession().state).toBe('enrolling');
  });
});
