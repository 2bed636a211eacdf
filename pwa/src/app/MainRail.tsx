import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
  CalendarDays,
  Hourglass,
  ListChecks,
  type LucideIcon,
  ScrollText,
  ShieldUser,
  Stethoscope,
} from 'lucide-react';
import { Rail, RailWord, railItem } from '@/ui/Rail';
import { AccountMenu } from './AccountMenu';
import { type Path, useMayOpen } from './access';
import { FindButton } from './FindButton';

type Part = 'calendar' | 'arrivals' | 'waitlist' | 'doctors' | 'admin';

interface Entry {
  part: Part;
  to: Path;
  name: string;
  word?: string;
  Icon: LucideIcon;
}

/** @param at the part of the app that the page belongs to: every view of the book is the calendar */
export function MainRail({ at }: { at?: Part | undefined }) {
  const { t } = useLingui();
  const mayOpen = useMayOpen();
  const before: Entry[] = [
    { part: 'calendar', to: '/day', name: t`Calendar`, Icon: CalendarDays },
    { part: 'arrivals', to: '/arrivals', name: t`Arrivals`, Icon: ListChecks },
    { part: 'waitlist', to: '/waitlist', name: t`Waiting list`, Icon: Hourglass },
    {
      part: 'doctors',
      to: '/doctors',
      name: t`Doctors`,
      word: t({ context: 'below its picture', message: 'Doctors' }),
      Icon: Stethoscope,
    },
  ];
  const after: Entry[] = [
    {
      part: 'admin',
      to: '/admin',
      name: t`Administration`,
      // A phone has room for a short word.
      word: t({ context: 'below its picture', message: 'Admin' }),
      Icon: ShieldUser,
    },
    { part: 'admin', to: '/admin/log', name: t`Activity log`, Icon: ScrollText },
  ];
  const entry = ({ part, to, name, word, Icon }: Entry) => (
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
      <RailWord>{word ?? name}</RailWord>
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
