import { type ComponentType, createContext, type ReactNode } from 'react';
import type { Appointment } from '@/api/model';
import type { Day } from '@/lib/zone';

/** Where links of these pages lead: into the calendar, and from one page to another. */
export type LinkTarget =
  | { to: 'appointment'; item: Appointment }
  /** A doctor's appointments of a time in which they are away, to be moved. */
  | { to: 'away'; doctorId: string; date: Day; from: string; until: string }
  | { to: 'week'; doctorId: string }
  | { to: 'calendar' }
  | { to: 'doctors'; doctorId?: string | undefined }
  | { to: 'import' };

export interface AppLinkProps {
  target: LinkTarget;
  className?: string | undefined;
  children: ReactNode;
}

/** A link, as the app makes them: only it knows the addresses. */
export const LinkContext = createContext<ComponentType<AppLinkProps>>(({ children }) => children);
