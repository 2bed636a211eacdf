import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AppLinkProps, LinkContext } from '@/features/directory/links';
import { dayOf } from '@/lib/zone';

/** Makes the directory's links of the app's routes. */
export function AppLinks({ children }: { children: ReactNode }) {
  return <LinkContext value={AppLink}>{children}</LinkContext>;
}

function AppLink({ target, className, children }: AppLinkProps) {
  const attributes = className === undefined ? {} : { className };
  switch (target.to) {
    case 'appointment': {
      const { id, start } = target.item;
      return (
        <Link {...attributes} to="/day" search={{ date: dayOf(Date.parse(start)), appointment: id }}>
          {children}
        </Link>
      );
    }
    case 'away': {
      const { date, doctorId, from, until } = target;
      const search = { date, away: doctorId, awayFrom: from, awayTo: until };
      return (
        <Link {...attributes} to="/day" search={search}>
          {children}
        </Link>
      );
    }
    case 'week':
      return (
        <Link {...attributes} to="/week" search={{ doctor: target.doctorId }}>
          {children}
        </Link>
      );
    case 'calendar':
      return (
        <Link {...attributes} to="/day">
          {children}
        </Link>
      );
    case 'doctors':
      return (
        <Link {...attributes} to="/doctors" search={target.doctorId ? { doctor: target.doctorId } : {}}>
          {children}
        </Link>
      );
    case 'import':
      return (
        <Link {...attributes} to="/doctors/import">
          {children}
        </Link>
      );
  }
}
