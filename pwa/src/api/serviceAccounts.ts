import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Scope } from './model';
import { done, unwrap } from './problem';

export const SCOPES: readonly Scope[] = [
  'schedules:read',
  'schedules:write',
  'patients:write',
  'directory:read',
  'metrics:read',
];

/** The service accounts, by name. */
export const serviceAccounts = queryOptions({
  queryKey: ['service-accounts'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/admin/service-accounts', { signal }))).items,
});

/** Adds a service account; its secret is in this answer and in no other. */
export const addServiceAccount = (name: string, scopes: Scope[]) =>
  unwrap(api.POST('/admin/service-accounts', { body: { name, scopes } }));

export const revokeServiceAccount = (id: string) =>
  done(api.DELETE('/admin/service-accounts/{id}', { params: { path: { id } } }));
