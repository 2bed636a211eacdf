import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { MergeRequest } from './model';
import { unwrap } from './problem';

const at = (id: string, version: number) => ({
  params: { path: { id }, header: { 'If-Match': `"${version}"` } },
});

/** Which patients were merged in the last year, the newest first. */
export const merges = queryOptions({
  queryKey: ['patients', 'merges'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/admin/merges', { signal }))).items,
});

/** Merges a record, at the version that was seen, into another one; answers with the one that stays. */
export const mergePatient = (id: string, version: number, body: MergeRequest) =>
  unwrap(api.POST('/patients/{id}/merge', { ...at(id, version), body }));

/** Takes a merge back. `version` is that of the record that stayed. */
export const unmergePatient = (id: string, version: number) =>
  unwrap(api.POST('/patients/{id}/unmerge', at(id, version)));
