import { queryOptions } from '@tanstack/react-query';
import { apiUrl } from '@/lib/base';
import { api, authorised } from './client';
import type { User } from './model';
import { refusal, unwrap } from './problem';

/** For answers without a body. */
async function done(call: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  await unwrap(call.then(({ error, response }) => ({ data: true, error, response })));
}

export const startPasswordReset = (email: string) =>
  unwrap(api.POST('/auth/password-reset/start', { body: { email } }));

export const finishPasswordReset = (token: string, newPassword: string) =>
  done(api.POST('/auth/password-reset/verify', { body: { token, newPassword } }));

export const finishEmailChange = (token: string) =>
  done(api.POST('/auth/email-change/verify', { body: { token } }));

export const startEmailChange = (body: { email: string; password: string; code?: string }) =>
  unwrap(api.POST('/auth/email-change/start', { body }));

export const changeName = (username: string) => unwrap(api.PATCH('/auth/profile', { body: { username } }));

export const changePassword = (currentPassword: string, newPassword: string) =>
  done(api.POST('/auth/change-password', { body: { currentPassword, newPassword } }));

export const setUpSecondFactor = (password: string) =>
  unwrap(api.POST('/auth/2fa/setup', { body: { password } }));

export const enableSecondFactor = async (code: string) =>
  (await unwrap(api.POST('/auth/2fa/verify', { body: { code } }))).recoveryCodes;

export const disableSecondFactor = (password: string, code: string) =>
  done(api.POST('/auth/2fa/disable', { body: { password, code } }));

/** Sends a picture as it is; what it is, the server finds out. @throws Refused `not-a-picture`, 413 */
export async function setAvatar(picture: Blob): Promise<User> {
  const response = await authorised(
    new Request(`${apiUrl}/auth/avatar`, {
      method: 'PUT',
      headers: { 'Content-Type': picture.type },
      body: picture,
    }),
  );
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as User;
}

export const removeAvatar = () => done(api.DELETE('/auth/avatar'));

/** A picture, at the address that `avatarUrl` names: another address is another picture. */
export const avatar = (avatarUrl: string) =>
  queryOptions({
    queryKey: ['avatar', avatarUrl],
    queryFn: async ({ signal }) => {
      const response = await authorised(new Request(`${apiUrl}/${avatarUrl}`, { signal }));
      if (!response.ok) throw await refusal(response);
      return response.blob();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/auth/sessions', { signal }))).items,
});

export const revokeSession = (id: string) =>
  done(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } }));

export const revokeOtherSessions = async () =>
  (await unwrap(api.POST('/auth/sessions/revoke-others'))).revoked;

/** A page of what this person did, newest first. */
export const myActivity = (cursor: string | undefined, signal: AbortSignal) =>
  unwrap(
    api.GET('/auth/my-logs', { params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } }, signal }),
  );
