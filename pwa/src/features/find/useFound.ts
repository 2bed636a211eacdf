import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { appointmentsOf } from '@/api/appointments';
import { departments, doctors } from '@/api/directory';
import type { Patient } from '@/api/model';
import { usePatientsMatching } from '@/components/usePatientsMatching';
import { dayIn, dayNames } from '@/lib/dayIn';
import { addDays, instantOf, today } from '@/lib/zone';
import { type Command, coming, type Found, named, nextFirst } from './found';

/** A patient's appointments are looked for from so many days ago to so many from now. */
const BEHIND = 30;
const AHEAD = 365;

interface Asked {
  text: string;
  /** Whose appointments are looked for instead. */
  patient: Patient | null;
  commands: readonly Command[];
  /** Who sees no appointments is not led to any. */
  findsBook: boolean;
  /** Machines apart, everybody who books may look patients up. */
  findsPatients: boolean;
}

/** What fits what is typed: a day, things to do, doctors, departments, patients; or one patient's appointments. */
export function useFound({ text, patient, commands, findsBook, findsPatients }: Asked) {
  const { t, i18n } = useLingui();
  const typed = text.trim();
  const names = useMemo(() => {
    const near: [string, number][] = [
      [t`today`, 0],
      [t`tomorrow`, 1],
      [t`yesterday`, -1],
    ];
    return dayNames(i18n.locale, new Map(near));
  }, [t, i18n.locale]);
  const allDoctors = useQuery({ ...doctors, enabled: findsBook }).data ?? [];
  const allDepartments = useQuery({ ...departments, enabled: findsBook }).data ?? [];
  const patients = usePatientsMatching(text, findsPatients && !patient);
  const day = today();
  const range = {
    from: new Date(instantOf(addDays(day, -BEHIND))).toISOString(),
    to: new Date(instantOf(addDays(day, AHEAD))).toISOString(),
  };
  const theirs = useQuery({ ...appointmentsOf(patient?.id ?? '', range), enabled: patient !== null });

  if (patient) {
    const found = nextFirst(theirs.data ?? [], Date.now()).map(
      (appointment): Found => ({ kind: 'appointment', appointment }),
    );
    // Most ask when somebody comes next: that answer stays the first.
    if (!theirs.isPending)
      found.splice(Math.min(1, coming(theirs.data ?? [], Date.now())), 0, { kind: 'card', patient });
    return { found, pending: theirs.isPending, error: theirs.error };
  }
  const meant = findsBook && dayIn(typed, day, names);
  const things = (which: readonly Command[]) =>
    named(which, ({ label }) => label, typed).map((command): Found => ({ kind: 'command', command }));
  const found: Found[] = [
    ...(meant && meant >= day ? [{ kind: 'day' as const, day: meant }] : []),
    ...things(commands.filter(({ last }) => !last)),
    ...(typed === ''
      ? []
      : [
          ...named(allDoctors, ({ name }) => name, typed).map(
            (doctor): Found => ({ kind: 'doctor', doctor }),
          ),
          ...named(allDepartments, ({ name }) => name, typed).map(
            (department): Found => ({ kind: 'department', department }),
          ),
          ...things(commands.filter(({ last }) => last)),
        ]),
    ...patients.patients.map(
      (each): Found => ({
        kind: 'patient',
        patient: each,
        outdated: !patients.answered,
        similar: patients.similar,
      }),
    ),
    // A day gone by may be a date of birth: who was born then comes first.
    ...(meant && meant < day && (patients.answered || !findsPatients)
      ? [{ kind: 'day' as const, day: meant }]
      : []),
  ];
  return { found, pending: patients.pending, error: patients.error };
}
