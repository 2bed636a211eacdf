import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Patient, PatientNoteRequest, PatientPatch } from './model';
import { unwrap } from './problem';

/** The query of any card; whatever happens to appointments may change it. */
export const PATIENT_CARD = 'patient-card';

/** All that the desk asks about a patient. Asking for it is written down. */
export const patientCard = (id: string) =>
  queryOptions({
    queryKey: [PATIENT_CARD, id],
    queryFn: ({ signal }) => unwrap(api.GET('/patients/{id}/card', { params: { path: { id } }, signal })),
    staleTime: 30_000,
    gcTime: 60_000,
  });

/** @throws Refused `stale-version`, `duplicate` (the MRN), `merged`, `erased`, `not-allowed` */
export const changePatient = ({ id, version }: Patient, body: PatientPatch) =>
  unwrap(
    api.PATCH('/patients/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body,
    }),
  );

export const addNote = (id: string, body: PatientNoteRequest) =>
  unwrap(api.POST('/patients/{id}/notes', { params: { path: { id } }, body }));

export const removeNote = (id: string, noteId: string) =>
  unwrap(api.DELETE('/patients/{id}/notes/{noteId}', { params: { path: { id, noteId } } }));
