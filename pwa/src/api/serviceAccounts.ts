import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Scope, ServiceAccountPatch, ServiceAccountRequest } from './model';
import { done, unwrap } from './problem';

export const SCOPES: readonly Scope[] = [
  'schedules:read',
  'schedules:write',
  'patients:read',
  'patients:write',
  'patients:merge',
  'directory:read',
  'metrics:read',
];

/** The service accounts, by name. */
export const serviceAccounts = queryOptions({
  queryKey: ['service-accounts'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/admin/service-accounts', { signal }))).items,
});

/** Adds a service account; its secret is in this answer and in no other. */
export const addServiceAccount = (body: ServiceAccountRequest) =>
  unwrap(api.POST('/admin/service-accounts', { body }));

/** Changes what it may do and from where; demographics are whether what it says of a known patient replaces what is known. */
export const changeServiceAccount = (id: string, body: ServiceAccountPatch) =>
  unwrap(api.PATCH('/admin/service-accounts/{id}', { params: { path: { id } }, body }));

/** Gives it another secret, which is in this answer and in no other; the present one counts for so long beside it. */
export const renewSecret = (id: string, overlapHours: number) =>
  unwrap(
    api.POST('/admin/service-accounts/{id}/secret', { params: { path: { id } }, body: { overlapHours } }),
  );

export const revokeServiceAccount = (id: string) =>
  done(api.DELETE('/admin/service-accounts/{id}', { params: { path: { id } } }));
