import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { type Asked, server as bareServer, json, problem, show } from '@/testing/page';
import { ConfirmEmailPage } from './ConfirmEmailPage';
import { ConfirmRegistrationPage } from './ConfirmRegistrationPage';
import { ForgotPasswordPage } from './ForgotPasswordPage';
import { ResetPasswordPage } from './ResetPasswordPage';

const nowhere = () => undefined;
/** One at which nobody is signed in. */
const server = (answer: (asked: Asked) => Response) =>
  bareServer((asked) =>
    asked.url.pathname.endsWith('/auth/refresh') ? problem(401, 'signed-out') : answer(asked),
  );

const about = (asked: ReturnType<typeof server>, path: string) =>
  asked.filter(({ url }) => url.pathname.endsWith(path));

describe('a forgotten password', () => {
  test('is answered with “if”, whoever asks', async () => {
    const asked = server(() => json({ message: 'Thank you.' }, 202));
    show(<ForgotPasswordPage onSignIn={nowhere} />);
    await userEvent.type(screen.getByLabelText('E-mail'), 'ada@x.org{Enter}');
    expect(await screen.findByText(/If there is an account for ada@x.org/)).toBeTruthy();
    expect(about(asked, '/password-reset/start')[0]?.body).toEqual({ email: 'ada@x.org' });
  });

  test('what is no address is named before anything is sent', async () => {
    const asked = server(() => json({}, 202));
    show(<ForgotPasswordPage onSignIn={nowhere} />);
    const field = screen.getByLabelText('E-mail');
    await userEvent.type(field, 'ada{Enter}');
    expect(screen.getByText('Enter an e-mail address.')).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(about(asked, '/password-reset/start')).toHaveLength(0);
  });
});

describe('a new password by the mailed link', () => {
  const page = (token: string | null = 'the-token') =>
    show(<ResetPasswordPage token={token} onSignIn={nowhere} onAskAgain={nowhere} />);
  const choose = (password: string) =>
    userEvent.type(screen.getByLabelText('New password'), `${password}{Enter}`);

  test('goes to the server with the token, and then asks to sign in', async () => {
    const asked = server(() => new Response(null, { status: 204 }));
    page();
    await choose('correct horse battery');
    expect(await screen.findByText(/Your password has been changed/)).toBeTruthy();
    expect(about(asked, '/password-reset/verify')[0]?.body).toEqual({
      token: 'the-token',
      newPassword: 'correct horse battery',
    });
  });

  test('one that is too easy is said beside the field, and the link is still good', async () => {
    server(() =>
      json(
        {
          type: 'urn:hospital-scheduling:bad-request',
          title: 'Bad request',
          status: 400,
          detail: '',
          errors: [{ field: 'newPassword', message: 'is too well known' }],
        },
        400,
      ),
    );
    page();
    await choose('passwordpassword');
    expect(await screen.findByText('This password is too easy to guess. Choose another.')).toBeTruthy();
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('New password')));
  });

  test('a link that is over offers another', async () => {
    server(() => problem(422, 'link-over'));
    page();
    await choose('correct horse battery');
    expect(await screen.findByText(/already been used or is more than 15 minutes old/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Request a new link' })).toBeTruthy();
  });

  test('without a token, as after a reload, it says what to do', () => {
    page(null);
    expect(screen.getByText(/Open the link in the e-mail again/)).toBeTruthy();
    expect(screen.queryByLabelText('New password')).toBeNull();
  });
});

describe('the address of somebody who asked for an account', () => {
  test.each([
    ['pending', /An administrator has to approve/],
    ['active', /Your account is ready/],
  ])('is confirmed by a press, and it says what comes next: %s', async (status, words) => {
    const asked = server(() => json({ status }));
    show(<ConfirmRegistrationPage token="the-token" onGoOn={nowhere} />);
    expect(about(asked, '/register/verify')).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'This is my address' }));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(about(asked, '/register/verify')[0]?.body).toEqual({ token: 'the-token' });
  });

  test('with a link that is over it says how to begin again', async () => {
    server(() => problem(422, 'link-over'));
    show(<ConfirmRegistrationPage token="the-token" onGoOn={nowhere} />);
    await userEvent.click(screen.getByRole('button', { name: 'This is my address' }));
    expect(await screen.findByText(/Request an account again/)).toBeTruthy();
  });
});

describe('a new e-mail address', () => {
  test('is confirmed by a press, not by opening the link', async () => {
    const asked = server(() => new Response(null, { status: 204 }));
    show(<ConfirmEmailPage token="the-token" onGoOn={nowhere} />);
    expect(about(asked, '/email-change/verify')).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(await screen.findByText(/Your e-mail address has been changed/)).toBeTruthy();
    expect(about(asked, '/email-change/verify')[0]?.body).toEqual({ token: 'the-token' });
  });

  test('a link that is over says where to ask for another, and nobody is left at a form', async () => {
    server(() => problem(422, 'link-over'));
    show(<ConfirmEmailPage token="the-token" onGoOn={nowhere} />);
    await userEvent.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(await screen.findByText(/Request a new one in your profile/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Use this address' })).toBeNull();
  });

  test('what is wrong with the connection and not with the link can be tried again', async () => {
    server(() => {
      throw new TypeError('Failed to fetch');
    });
    show(<ConfirmEmailPage token="the-token" onGoOn={nowhere} />);
    await userEvent.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(await screen.findByText(/not saved/i)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Use this address' })).toHaveProperty('disabled', false);
  });

  test('without a token, as after a reload, it says what to do', () => {
    show(<ConfirmEmailPage token={null} onGoOn={nowhere} />);
    expect(screen.getByText(/Open the link in the e-mail again/)).toBeTruthy();
  });
});
