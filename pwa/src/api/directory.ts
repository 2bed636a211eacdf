import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { PatientRequest } from './model';
import { unwrap } from './problem';

const RARELY_CHANGES = 10 * 60_000;

export const departments = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/departments', { signal }))).items,
  staleTime: RARELY_CHANGES,
});

export const doctors = queryOptions({
  queryKey: ['doctors'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/doctors', { signal }))).items,
  staleTime: RARELY_CHANGES,
});

export const appointmentTypes = queryOptions({
  queryKey: ['appointment-types'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/appointment-types', { signal }))).items,
  staleTime: RARELY_CHANGES,
});

export const patientsMatching = (q: string) =>
  queryOptions({
    queryKey: ['patients', q],
    queryFn: ({ signal }) => unwrap(api.GET('/patients', { params: { query: { q, limit: 8 } }, signal })),
    staleTime: 30_000,
    // Looked-up names are nobody's business once the form is closed.
    gcTime: 60_000,
  });

/** One patient with everything that is known, as a telephone number. */
export const patientOf = (id: string) =>
  queryOptions({
    queryKey: ['patients', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/patients/{id}', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
    gcTime: 60_000,
  });

export function registerPatient(request: PatientRequest, key: string) {
  return unwrap(api.POST('/patients', { body: request, params: { header: { 'Idempotency-Key': key } } }));
}
