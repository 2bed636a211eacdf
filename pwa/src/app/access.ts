import { type RegisteredRouter, useMatches, useRouter } from '@tanstack/react-router';
import type { User } from '@/api/model';
import { type Action, can } from '@/api/rights';
import { useUser } from '@/api/useUser';

declare module '@tanstack/react-router' {
  /** Each route has to say what its reader must be able to do: the rail, quick find and the pages' frames ask nobody else. */
  interface StaticDataRouteOption {
    /** `null`: the page is for anybody, also before they sign in. */
    needs: Action | null;
  }
}

export type Path = Exclude<keyof RegisteredRouter['routesByPath'], `${string}/`> | '/';

const isOpen = ({ needs }: { needs: Action | null }, user: User | null) => needs === null || can(user, needs);

/** Whether whoever is signed in may see the page that is open. */
export function useMayBeHere(): boolean {
  const user = useUser();
  return useMatches().every(({ staticData }) => isOpen(staticData, user));
}

/** Which pages whoever is signed in may open; what would only refuse them is not offered. */
export function useMayOpen(): (path: Path) => boolean {
  const { routesByPath } = useRouter();
  const user = useUser();
  return (path) => isOpen(routesByPath[path].options.staticData, user);
}
