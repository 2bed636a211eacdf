import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarDays, Hourglass, ScrollText, ShieldUser, Stethoscope } from 'lucide-react';
import { Rail, railItem } from '@/ui/Rail';
import { AccountMenu } from './AccountMenu';
import { useMayOpen } from './access';
import { FindButton } from './FindButton';

type Part = 'calendar' | 'waitlist' | 'doctors' | 'admin';

/** @param at the part of the app that the page belongs to: every view of the book is the calendar */
export function MainRail({ at }: { at?: Part | undefined }) {
  const { t } = useLingui();
  const mayOpen = useMayOpen();
  const before = [
    { part: 'calendar', to: '/day', name: t`Calendar`, Icon: CalendarDays },
    { part: 'waitlist', to: '/waitlist', name: t`Waiting list`, Icon: Hourglass },
    { part: 'doctors', to: '/doctors', name: t`Doctors`, Icon: Stethoscope },
  ] as const;
  const after = [
    { part: 'admin', to: '/admin', name: t`Administration`, Icon: ShieldUser },
    { part: 'admin', to: '/admin/log', name: t`Activity log`, Icon: ScrollText },
  ] as const;
  const entry = ({ part, to, name, Icon }: (typeof before)[number] | (typeof after)[number]) => (
    <Link
      key={to}
      to={to}
      // From one view of the calendar to the day nothing that is filtered is lost.
      search={at === 'calendar' && to === '/day' ? (search) => search : {}}
      className={railItem}
      aria-current={at === part ? 'page' : undefined}
      title={name}
      aria-label={name}
    >
      <Icon size={18} aria-hidden />
    </Link>
  );
  return (
    <Rail label={t`Main`} foot={<AccountMenu />}>
      {before.filter(({ to }) => mayOpen(to)).map(entry)}
      <FindButton />
      {/* The log is a page of the administration; who may open both finds it there. */}
      {after
        .filter(({ to }) => mayOpen(to))
        .slice(0, 1)
        .map(entry)}
    </Rail>
  );
}
