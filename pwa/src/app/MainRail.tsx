import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarDays, Hourglass, ScrollText, ShieldUser, Stethoscope } from 'lucide-react';
import { useUser } from '@/api/useUser';
import { Rail, railItem } from '@/ui/Rail';
import { AccountMenu } from './AccountMenu';
import { FindButton } from './FindButton';

/** @param at the part of the app that the page belongs to: every view of the book is the calendar */
export function MainRail({ at }: { at?: 'calendar' | 'waitlist' | 'doctors' | 'admin' | undefined }) {
  const { t } = useLingui();
  const role = useUser()?.role;
  return (
    <Rail label={t`Main`} foot={<AccountMenu />}>
      {role !== 'AUDITOR' && (
        <Link
          to="/day"
          search={at === 'calendar' ? (search) => search : {}}
          className={railItem}
          aria-current={at === 'calendar' ? 'page' : undefined}
          title={t`Calendar`}
          aria-label={t`Calendar`}
        >
          <CalendarDays size={18} aria-hidden />
        </Link>
      )}
      {(role === 'ADMIN' || role === 'USER') && (
        <Link
          to="/waitlist"
          className={railItem}
          aria-current={at === 'waitlist' ? 'page' : undefined}
          title={t`Waiting list`}
          aria-label={t`Waiting list`}
        >
          <Hourglass size={18} aria-hidden />
        </Link>
      )}
      {role !== 'AUDITOR' && (
        <Link
          to="/doctors"
          className={railItem}
          aria-current={at === 'doctors' ? 'page' : undefined}
          title={t`Doctors`}
          aria-label={t`Doctors`}
        >
          <Stethoscope size={18} aria-hidden />
        </Link>
      )}
      <FindButton />
      {role === 'ADMIN' && (
        <Link
          to="/admin"
          className={railItem}
          aria-current={at === 'admin' ? 'page' : undefined}
          title={t`Administration`}
          aria-label={t`Administration`}
        >
          <ShieldUser size={18} aria-hidden />
        </Link>
      )}
      {role === 'AUDITOR' && (
        <Link
          to="/admin/log"
          className={railItem}
          aria-current={at === 'admin' ? 'page' : undefined}
          title={t`Activity log`}
          aria-label={t`Activity log`}
        >
          <ScrollText size={18} aria-hidden />
        </Link>
      )}
    </Rail>
  );
}
