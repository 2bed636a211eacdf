import { useQuery } from '@tanstack/react-query';
import type { PatientRequest } from '@/api/model';
import { settings } from '@/api/settings';

/** Whether the hospital issues the MRNs of new patients. */
export const useMrnIssued = (): boolean => useQuery(settings).data?.mrnIssued ?? false;

/** Whether a new patient has all that is needed to register them. */
export const isComplete = (patient: PatientRequest, issued: boolean): boolean =>
  patient.name.trim() !== '' && (issued || (patient.mrn ?? '').trim() !== '');
