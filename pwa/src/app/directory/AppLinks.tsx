import { Link, linkOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AppLinkProps, LinkContext, type LinkTarget } from '@/features/directory/links';
import { dayOf } from '@/lib/zone';

/** Makes the directory's links of the app's routes. */
export function AppLinks({ children }: { children: ReactNode }) {
  return <LinkContext value={AppLink}>{children}</LinkContext>;
}

function AppLink({ target, className, children }: AppLinkProps) {
  return (
    <Link {...addressOf(target)} {...(className !== undefined && { className })}>
      {children}
    </Link>
  );
}

function addressOf(target: LinkTarget) {
  switch (target.to) {
    case 'appointment': {
      const { id, start } = target.item;
      return linkOptions({ to: '/day', search: { date: dayOf(Date.parse(start)), appointment: id } });
    }
    case 'away': {
      const { date, doctorId, from, until } = target;
      return linkOptions({ to: '/day', search: { date, away: doctorId, awayFrom: from, awayTo: until } });
    }
    case 'week':
      return linkOptions({ to: '/week', search: { doctor: target.doctorId } });
    case 'calendar':
      return linkOptions({ to: '/day' });
    case 'doctors':
      return linkOptions({ to: '/doctors', search: target.doctorId ? { doctor: target.doctorId } : {} });
    case 'import':
      return linkOptions({ to: '/doctors/import' });
  }
}
