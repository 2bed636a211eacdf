import { useQuery } from '@tanstack/react-query';
import { appointmentTypes, departments, doctors } from '@/api/directory';
import type { Department, Doctor } from '@/api/model';

export interface Names {
  department: (id: string) => Department | undefined;
  doctor: (id: string | undefined) => Doctor | undefined;
  type: (id: string | undefined) => string | undefined;
}

/** What the ids of entries and offers are called. */
export function useNames(): Names {
  const [all, allDoctors, types] = [useQuery(departments), useQuery(doctors), useQuery(appointmentTypes)];
  return {
    department: (id) => all.data?.find((one) => one.id === id),
    doctor: (id) => allDoctors.data?.find((one) => one.id === id),
    type: (id) => types.data?.find((one) => one.id === id)?.name,
  };
}
