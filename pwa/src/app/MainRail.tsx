import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarDays } from 'lucide-react';
import { Rail, railItem } from '@/ui/Rail';
import { AccountMenu } from './AccountMenu';

/** @param calendar whether the page at hand is one of the book's: every view of it is the calendar */
export function MainRail({ calendar = true }: { calendar?: boolean }) {
  const { t } = useLingui();
  return (
    <Rail label={t`Main`} foot={<AccountMenu />}>
      <Link
        to="/day"
        search={(search) => search}
        className={railItem}
        aria-current={calendar ? 'page' : undefined}
        title={t`Calendar`}
        aria-label={t`Calendar`}
      >
        <CalendarDays size={18} aria-hidden />
      </Link>
    </Rail>
  );
}
