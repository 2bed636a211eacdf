import { type RegisteredRouter, useMatches, useRouter } from '@tanstack/react-router';
import type { Role } from '@/api/model';
import { useUser } from '@/api/useUser';

/** Whom a page is for: some roles, or anybody, also before they sign in. */
type OpenTo = 'anybody' | readonly Role[];

declare module '@tanstack/react-router' {
  /** Each route has to say it: the rail, quick find and the pages' frames ask nobody else. */
  interface StaticDataRouteOption {
    openTo: OpenTo;
  }
}

export type Path = Exclude<keyof RegisteredRouter['routesByPath'], `${string}/`> | '/';

export const forAnybody = { openTo: 'anybody' } as const;
export const forAdmins = { openTo: ['ADMIN'] } as const;
export const forSchedulers = { openTo: ['ADMIN', 'USER'] } as const;
/** Whoever sees appointments, be it only their own. */
export const forStaff = { openTo: ['ADMIN', 'USER', 'DOCTOR'] } as const;
export const forLogReaders = { openTo: ['ADMIN', 'AUDITOR'] } as const;
export const forAccounts = { openTo: ['ADMIN', 'USER', 'DOCTOR', 'AUDITOR'] } as const;

export function isOpen({ openTo }: { openTo: OpenTo }, role: Role | undefined): boolean {
  return openTo === 'anybody' || (role !== undefined && openTo.includes(role));
}

/** Whether whoever is signed in may see the page that is open. */
export function useMayBeHere(): boolean {
  const role = useUser()?.role;
  return useMatches().every(({ staticData }) => isOpen(staticData, role));
}

/** Which pages whoever is signed in may open; what would only refuse them is not offered. */
export function useMayOpen(): (path: Path) => boolean {
  const { routesByPath } = useRouter();
  const role = useUser()?.role;
  return (path) => isOpen(routesByPath[path].options.staticData, role);
}
