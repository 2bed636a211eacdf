import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiUrl } from '@/lib/base';
import { api, authorised } from './client';
import type { User } from './model';
import type { Proof } from './passkeys';
import { proved } from './password';
import { done, refusal, unwrap } from './problem';

export const changeName = (username: string) => unwrap(api.PATCH('/auth/profile', { body: { username } }));

/** What the server takes as a picture, by content and size. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
export const LARGEST_PICTURE = 2 * 1024 * 1024;

/** @throws Refused `not-a-picture` for what only looks like one */
export async function setPicture(file: File): Promise<User> {
  const headers = { 'Content-Type': file.type };
  const response = await authorised(
    new Request(`${apiUrl}/auth/avatar`, { method: 'PUT', headers, body: file }),
  );
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as User;
}

export const removePicture = () => done(api.DELETE('/auth/avatar'));

/** Sends a link to the new address; nothing changes before it is followed. `proof` where a second step is on. */
export const startEmailChange = (email: string, password: string, proof?: Proof) =>
  unwrap(api.POST('/auth/email-change/start', { body: { email, password, ...proof } }));

export const startPasswordReset = (email: string) =>
  unwrap(api.POST('/auth/password-reset/start', { body: { email } }));

export const finishPasswordReset = (token: string, newPassword: string) =>
  done(api.POST('/auth/password-reset/verify', { body: { token, newPassword } }));

/** Says whether they can sign in at once, or have to be approved. @throws Refused `link-over` */
export const confirmRegistration = (token: string) =>
  unwrap(api.POST('/auth/register/verify', { body: { token } }));

/** Makes the account that the link invited to; answers what it signs in with. @throws Refused `link-over` */
export const acceptInvitation = async (token: string, username: string, password: string) =>
  (await unwrap(api.POST('/auth/invitation/accept', { body: { token, username, password } }))).email;

export const finishEmailChange = (token: string) =>
  done(api.POST('/auth/email-change/verify', { body: { token } }));

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await done(api.POST('/auth/change-password', { body: { currentPassword, newPassword } }));
  proved.changed(newPassword);
}

/** `proof` is of the second factor that there is. */
export const setUpSecondFactor = (password: string, proof?: Proof) =>
  unwrap(api.POST('/auth/2fa/setup', { body: { password, ...proof } }));

export const enableSecondFactor = async (code: string) =>
  (await unwrap(api.POST('/auth/2fa/verify', { body: { code } }))).recoveryCodes;

export const disableSecondFactor = (password: string, proof: Proof) =>
  done(api.POST('/auth/2fa/disable', { body: { password, ...proof } }));

export const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/auth/sessions', { signal }))).items,
});

export const revokeSession = (id: string) =>
  done(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } }));

export const revokeOtherSessions = async () =>
  (await unwrap(api.POST('/auth/sessions/revoke-others'))).revoked;

/** What this person did, newest first, a page at a time. */
export const myActivity = infiniteQueryOptions({
  queryKey: ['my-activity'],
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      api.GET('/auth/my-logs', {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});
