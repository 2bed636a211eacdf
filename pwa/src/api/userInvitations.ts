import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Role } from './model';
import { done, unwrap } from './problem';

/** The invitations to accounts of the last 30 days, newest first. */
export const userInvitations = queryOptions({
  queryKey: ['user-invitations'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/admin/user-invitations', { signal }))).items,
});

/** @throws Refused `duplicate`, `no-mail`, `throttled` */
export const inviteUser = (email: string, role: Role) =>
  unwrap(api.POST('/admin/user-invitations', { body: { email, role } }));

export const revokeUserInvitation = (id: string) =>
  done(api.DELETE('/admin/user-invitations/{id}', { params: { path: { id } } }));
