import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarDays } from 'lucide-react';
import { Rail, railItem } from '@/ui/Rail';
import { AccountMenu } from './AccountMenu';

export function MainRail() {
  const { t } = useLingui();
  return (
    <Rail label={t`Main`} foot={<AccountMenu />}>
      <Link
        to="/day"
        search={(search) => search}
        className={railItem}
        // Every view of the book is the calendar.
        aria-current="page"
        title={t`Calendar`}
        aria-label={t`Calendar`}
      >
        <CalendarDays size={18} aria-hidden />
      </Link>
    </Rail>
  );
}
