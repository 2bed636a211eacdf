import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { currentSession } from '@/api/session';
import { ada, json, problem, server, show, signedOut } from '@/testing/page';
import { AcceptInvitationPage } from './AcceptInvitationPage';

const accept = async (password = 'correct horse battery') => {
  await userEvent.type(screen.getByLabelText('Name'), 'Ada Clerk');
  await userEvent.type(screen.getByLabelText('Password'), `${password}{Enter}`);
};

afterEach(signedOut);

describe('6.4.1: an invitation', () => {
  test('is accepted with name and password, and one is in', async () => {
    const asked = server(({ url }) =>
      url.pathname.endsWith('/accept')
        ? json({ email: ada.email })
        : json({ accessToken: 't', expiresIn: 600, user: ada }),
    );
    show(<AcceptInvitationPage token="the-token" onGoOn={() => undefined} />);
    await accept();
    expect(await screen.findByText('Your account is ready.')).toBeTruthy();
    expect(asked[0]?.body).toEqual({
      token: 'the-token',
      username: 'Ada Clerk',
      password: 'correct horse battery',
    });
    expect(asked[1]?.body).toEqual({ email: ada.email, password: 'correct horse battery' });
    expect(currentSession().state).toBe('in');
  });

  test('that is over says so, and a password that is too short is named before anything is sent', async () => {
    const asked = server(() => problem(422, 'link-over'));
    show(<AcceptInvitationPage token="the-token" onGoOn={() => undefined} />);
    await accept('short');
    expect(screen.getByText('Use at least 12 characters.')).toBeTruthy();
    expect(asked).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Password'), ' but longer now{Enter}');
    expect(await screen.findByText(/already been accepted/)).toBeTruthy();
  });
});
