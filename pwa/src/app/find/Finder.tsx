import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { doctors } from '@/api/directory';
import { useCan } from '@/api/rights';
import { commands, performers } from '@/components/commands';
import type { Command } from '@/features/find/found';
import { QuickFind } from '@/features/find/QuickFind';
import { useStore } from '@/lib/store';
import { dayOf } from '@/lib/zone';
import { type Path, useMayOpen } from '../access';

/** Quick find, wired to the app's routes. */
export function Finder({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const found = useCommands();
  return (
    <QuickFind
      commands={found}
      findsBook={useCan('seeAppointments')}
      findsPatients={useCan('book')}
      onClose={onClose}
      onDay={(date) => void navigate({ to: '/day', search: { date } })}
      onDoctor={(doctor) => void navigate({ to: '/week', search: { doctor } })}
      onDepartment={(department) => void navigate({ to: '/day', search: { department } })}
      onCard={({ id }) => void navigate({ to: '/patient', search: { id } })}
      onAppointment={({ id, start }) =>
        void navigate({ to: '/day', search: { date: dayOf(Date.parse(start)), appointment: id } })
      }
    />
  );
}

/** Where one can go and what one can do from anywhere, by right. */
function useCommands(): Command[] {
  const { t, i18n } = useLingui();
  const performed = useStore(performers);
  const navigate = useNavigate();
  const ownHours = useCan('setOwnHours');
  const books = useCan('book');
  const mayOpen = useMayOpen();
  const all = useQuery({ ...doctors, enabled: books }).data ?? [];
  const pages: [Path, string][] = [
    ['/day', t`Today`],
    ['/week', t`This week`],
    ['/month', t`This month`],
    ['/list', t`List of appointments`],
    ['/arrivals', t`Arrivals`],
    ['/waitlist', t`Waiting list`],
    ['/doctors', ownHours ? t`My hours` : t`Doctors and working hours`],
    ['/doctors/types', t`Appointment types`],
    ['/doctors/import', t`Import doctors`],
    ['/admin', t`Administration`],
    ['/admin/users', t`Users`],
    ['/admin/overbooking', t`Overbooking`],
    ['/admin/statistics', t`Statistics`],
    ['/admin/log', t`Activity log`],
    ['/account/profile', t`My profile`],
    ['/account/security', t`Password and security`],
    ['/account/activity', t`My activity`],
  ];
  return [
    ...pages
      .filter(([path]) => mayOpen(path))
      .map(([path, label]) => ({ id: path, label, run: () => void navigate({ to: path }) })),
    ...(books ? all : [])
      .filter(({ active }) => active)
      .map(({ id, name }) => ({
        id: `away ${id}`,
        label: t`${name} is away…`,
        last: true,
        run: () => void navigate({ to: '/day', search: { away: id } }),
      })),
    ...commands.flatMap(([id, { name, keys }]): Command[] => {
      const run = performed[id];
      return name && run ? [{ id, label: i18n._(name), keys: keys?.[0], run }] : [];
    }),
  ];
}
