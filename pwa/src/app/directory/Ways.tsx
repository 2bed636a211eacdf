import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WayContext, type WayProps } from '@/features/directory/ways';
import { dayOf } from '@/lib/zone';

/** The directory's links, on the app's own addresses. */
export function Ways({ children }: { children: ReactNode }) {
  return <WayContext value={Way}>{children}</WayContext>;
}

function Way({ target, className, children }: WayProps) {
  const look = className === undefined ? {} : { className };
  switch (target.to) {
    case 'appointment': {
      const { id, start } = target.item;
      return (
        <Link {...look} to="/day" search={{ date: dayOf(Date.parse(start)), appointment: id }}>
          {children}
        </Link>
      );
    }
    case 'away': {
      const { date, doctorId, from, until } = target;
      const search = { date, away: doctorId, awayFrom: from, awayTo: until };
      return (
        <Link {...look} to="/day" search={search}>
          {children}
        </Link>
      );
    }
    case 'week':
      return (
        <Link {...look} to="/week" search={{ doctor: target.doctorId }}>
          {children}
        </Link>
      );
    case 'calendar':
      return (
        <Link {...look} to="/day">
          {children}
        </Link>
      );
    case 'doctors':
      return (
        <Link {...look} to="/doctors" search={target.doctorId ? { doctor: target.doctorId } : {}}>
          {children}
        </Link>
      );
    case 'import':
      return (
        <Link {...look} to="/doctors/import">
          {children}
        </Link>
      );
  }
}
