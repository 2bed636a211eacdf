import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Demographics, Scope } from './model';
import { done, unwrap } from './problem';

export const SCOPES: readonly Scope[] = [
  'schedules:read',
  'schedules:write',
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
export const addServiceAccount = (name: string, scopes: Scope[], demographics: Demographics) =>
  unwrap(api.POST('/admin/service-accounts', { body: { name, scopes, demographics } }));

/** Says whether what it says of a known patient replaces what is known. */
export const trustDemographics = (id: string, demographics: Demographics) =>
  unwrap(
    api.PATCH('/admin/service-accounts/{id}', {
      params: { path: { id } },
      body: { demographics },
    }),
  );

export const revokeServiceAccount = (id: string) =>
  done(api.DELETE('/admin/service-accounts/{id}', { params: { path: { id } } }));
