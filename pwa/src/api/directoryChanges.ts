import { api } from './client';
import type {
  AppointmentType,
  AppointmentTypePatch,
  AppointmentTypeRequest,
  Department,
  DepartmentPatch,
  DepartmentRequest,
  Doctor,
  DoctorPatch,
  DoctorRequest,
} from './model';
import { unwrap } from './problem';

/** An entry as it was seen: a change of it is refused (`stale-version`) when somebody else was quicker. */
const seen = ({ id, version }: { id: string; version: number }) => ({
  params: { path: { id }, header: { 'If-Match': `"${version}"` } },
  headers: { 'Content-Type': 'application/merge-patch+json' },
});

/** @throws Refused `duplicate` */
export const addDepartment = (body: DepartmentRequest) => unwrap(api.POST('/departments', { body }));

/** @throws Refused `stale-version`, `duplicate` */
export const changeDepartment = (entry: Department, body: DepartmentPatch) =>
  unwrap(api.PATCH('/departments/{id}', { ...seen(entry), body }));

/** @throws Refused `unknown-department`, `inactive` */
export const addDoctor = (body: DoctorRequest) => unwrap(api.POST('/doctors', { body }));

/** @throws Refused `stale-version`, `unknown-department`, `inactive` */
export const changeDoctor = (entry: Doctor, body: DoctorPatch) =>
  unwrap(api.PATCH('/doctors/{id}', { ...seen(entry), body }));

/** @throws Refused `duplicate` */
export const addAppointmentType = (body: AppointmentTypeRequest) =>
  unwrap(api.POST('/appointment-types', { body }));

/** @throws Refused `stale-version`, `duplicate` */
export const changeAppointmentType = (entry: AppointmentType, body: AppointmentTypePatch) =>
  unwrap(api.PATCH('/appointment-types/{id}', { ...seen(entry), body }));
