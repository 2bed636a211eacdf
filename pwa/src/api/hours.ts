import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { doctors } from './directory';
import { GAPS } from './gaps';
import type { Appointment, TimeOffRequest, WorkingPeriod } from './model';
import { done, unwrap } from './problem';

/** The hours of a week as they were read, or as they were written. */
export interface DoctorWeek {
  version: number;
  hours: WorkingPeriod[];
}

const versionOf = (response: Response) => Number(response.headers.get('ETag')?.replace(/\D/g, ''));

export const workingHours = (id: string) =>
  queryOptions({
    queryKey: ['working-hours', id] as const,
    queryFn: async ({ signal }): Promise<DoctorWeek> => {
      const answer = await api.GET('/doctors/{id}/working-hours', { params: { path: { id } }, signal });
      const { hours } = await unwrap(Promise.resolve(answer));
      return { version: versionOf(answer.response), hours };
    },
  });

/**
 * Replaces the hours that were seen.
 *
 * @returns with the appointments from now on that lie outside them: they stand
 * @throws Refused `stale-version`
 */
export async function setWorkingHours(
  id: string,
  version: number,
  hours: WorkingPeriod[],
): Promise<DoctorWeek & { outside: Appointment[] }> {
  const answer = await api.PUT('/doctors/{id}/working-hours', {
    params: { path: { id }, header: { 'If-Match': `"${version}"` } },
    body: { hours },
  });
  const written = await unwrap(Promise.resolve(answer));
  return { version: versionOf(answer.response), hours: written.hours, outside: written.outside ?? [] };
}

/** What has not ended yet, the earliest first. */
export const timeOffOf = (id: string) =>
  queryOptions({
    queryKey: ['time-off', id] as const,
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/doctors/{id}/time-off', { params: { path: { id } }, signal }))).items,
  });

/** @returns with the appointments that lie in it: they stand */
export const addTimeOff = (id: string, body: TimeOffRequest) =>
  unwrap(api.POST('/doctors/{id}/time-off', { params: { path: { id } }, body }));

export const removeTimeOff = (id: string, timeOffId: string) =>
  done(api.DELETE('/doctors/{id}/time-off/{timeOffId}', { params: { path: { id, timeOffId } } }));

/** Whatever shows when somebody works is asked for again. A change of hours is one of the doctor's version, too. */
export async function hoursChanged(client: QueryClient): Promise<void> {
  const keys = [['working-hours'], ['time-off'], ['availability'], ['slots'], [GAPS], doctors.queryKey];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
