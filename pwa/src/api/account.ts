import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { done, unwrap } from './problem';

export const startPasswordReset = (email: string) =>
  unwrap(api.POST('/auth/password-reset/start', { body: { email } }));

export const finishPasswordReset = (token: string, newPassword: string) =>
  done(api.POST('/auth/password-reset/verify', { body: { token, newPassword } }));

export const finishEmailChange = (token: string) =>
  done(api.POST('/auth/email-change/verify', { body: { token } }));

export const changePassword = (currentPassword: string, newPassword: string) =>
  done(api.POST('/auth/change-password', { body: { currentPassword, newPassword } }));

export const setUpSecondFactor = (password: string) =>
  unwrap(api.POST('/auth/2fa/setup', { body: { password } }));

export const enableSecondFactor = async (code: string) =>
  (await unwrap(api.POST('/auth/2fa/verify', { body: { code } }))).recoveryCodes;

export const disableSecondFactor = (password: string, code: string) =>
  done(api.POST('/auth/2fa/disable', { body: { password, code } }));

export const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/auth/sessions', { signal }))).items,
});

export const revokeSession = (id: string) =>
  done(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } }));

export const revokeOtherSessions = async () =>
  (await unwrap(api.POST('/auth/sessions/revoke-others'))).revoked;
