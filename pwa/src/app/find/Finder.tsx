import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { doctors } from '@/api/directory';
import { signOut } from '@/api/session';
import { useUser } from '@/api/useUser';
import type { Command } from '@/features/find/found';
import { QuickFind } from '@/features/find/QuickFind';
import { chooseDensity, density } from '@/lib/density';
import { useStore } from '@/lib/store';
import { dayOf } from '@/lib/zone';
import { useTheme } from '../theme';

/** Quick find on the app's own ways. */
export function Finder({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const navigate = useNavigate();
  const role = useUser()?.role;
  const commands = useCommands(onKeys);
  return (
    <QuickFind
      commands={commands}
      findsPatients={role === 'ADMIN' || role === 'USER'}
      onClose={onClose}
      onDay={(date) => void navigate({ to: '/day', search: { date } })}
      onDoctor={(doctor) => void navigate({ to: '/week', search: { doctor } })}
      onDepartment={(department) => void navigate({ to: '/day', search: { department } })}
      onAppointment={({ id, start }) =>
        void navigate({ to: '/day', search: { date: dayOf(Date.parse(start)), appointment: id } })
      }
    />
  );
}

/** Where one can go and what one can do from anywhere, by right. */
function useCommands(onKeys: () => void): Command[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [theme, setTheme] = useTheme();
  const dense = useStore(density) === 'dense';
  const role = useUser()?.role;
  const all = useQuery(doctors).data ?? [];
  const to = (id: string, label: string, path: '/day'): Command => ({
    id,
    label,
    run: () => void navigate({ to: path }),
  });
  const schedules = role === 'ADMIN' || role === 'USER';
  const sees = schedules || role === 'DOCTOR';
  const pages: [boolean, string, string][] = [
    [sees, '/day', t`Today`],
    [sees, '/week', t`This week`],
    [sees, '/month', t`This month`],
    [sees, '/list', t`List of appointments`],
    [schedules, '/waitlist', t`Waiting list`],
    [schedules, '/doctors', t`Doctors and working hours`],
    [role === 'DOCTOR', '/doctors', t`My hours`],
    [role === 'ADMIN', '/doctors/types', t`Types of appointment`],
    [role === 'ADMIN', '/doctors/import', t`Import doctors`],
    [role === 'ADMIN', '/admin', t`Administration`],
    [role === 'ADMIN', '/admin/users', t`Users`],
    [role === 'ADMIN', '/admin/overbooking', t`Overbooking`],
    [role === 'ADMIN', '/admin/statistics', t`Statistics`],
    [role === 'ADMIN' || role === 'AUDITOR', '/admin/log', t`Activity log`],
    [true, '/account/profile', t`My profile`],
    [true, '/account/security', t`Password and security`],
    [true, '/account/activity', t`My activity`],
  ];
  return [
    ...pages.flatMap(([may, path, label]) => (may ? [to(path, label, path as '/day')] : [])),
    ...(schedules ? all : [])
      .filter(({ active }) => active)
      .map(({ id, name }) => ({
        id: `away ${id}`,
        label: t`${name} is away…`,
        last: true,
        run: () => void navigate({ to: '/day', search: { away: id } }),
      })),
    { id: 'keys', label: t`Keys`, keys: '?', run: onKeys },
    {
      id: 'theme',
      label: theme === 'dark' ? t`Light colours` : t`Dark colours`,
      run: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'density',
      label: dense ? t`Roomier calendar` : t`Denser calendar`,
      run: () => chooseDensity(dense ? 'roomy' : 'dense'),
    },
    { id: 'sign-out', label: t`Sign out`, run: () => void signOut() },
  ];
}
