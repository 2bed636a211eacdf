import type { Role, User } from './model';
import { useUser } from './useUser';

type Who = Pick<User, 'role' | 'mayOverride'>;

const anyOf =
  (...roles: Role[]) =>
  ({ role }: Who) =>
    roles.includes(role);

/** Who may do what, as the server's services say it: what it would only refuse is not offered. */
const RIGHTS = {
  keepAccount: anyOf('ADMIN', 'USER', 'DOCTOR', 'AUDITOR'),
  /** A doctor sees their own. */
  seeAppointments: anyOf('ADMIN', 'USER', 'DOCTOR'),
  /** To say who came. */
  attend: anyOf('ADMIN', 'USER', 'DOCTOR'),
  /** To book and move, for which patients are looked up and offered time. */
  book: anyOf('ADMIN', 'USER'),
  /** An administrator without being given it; of the others it means something to schedulers only. */
  override: ({ role, mayOverride }) => role === 'ADMIN' || (role === 'USER' && mayOverride === true),
  /** To open in an emergency what is closed; to the others nothing is. */
  breakGlass: anyOf('USER', 'DOCTOR'),
  seeAllHours: anyOf('ADMIN', 'USER'),
  setOwnHours: anyOf('DOCTOR'),
  /** To say who can be booked, and when. */
  keepDirectory: anyOf('ADMIN'),
  administer: anyOf('ADMIN'),
  readLog: anyOf('ADMIN', 'AUDITOR'),
  /** To see who has an account and who is flagged, and to decide about a flag. */
  review: anyOf('ADMIN', 'AUDITOR'),
} satisfies Record<string, (who: Who) => boolean>;

export type Action = keyof typeof RIGHTS;

export function can(who: Who | null, action: Action): boolean {
  return who !== null && RIGHTS[action](who);
}

/** Whether whoever is signed in may do it. */
export function useCan(action: Action): boolean {
  return can(useUser(), action);
}
