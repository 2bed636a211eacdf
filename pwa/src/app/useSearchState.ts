import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Go, SearchState } from '@/lib/searchState';
import { seek } from './sought';
import { useSought } from './useSought';

/** What the URL says of a page, what is looked for there, and the way to change both. */
export function useSearchState(): { search: SearchState; go: Go } {
  const said: SearchState = useSearch({ strict: false });
  const pathname = useLocation({ select: (location) => location.pathname });
  const q = useSought(pathname) || undefined;
  const search = useMemo<SearchState>(() => ({ ...said, q }), [said, q]);
  const navigate = useNavigate();
  const go = useCallback<Go>(
    (change, replace = false) => {
      const { q: typed, ...rest } = change;
      if ('q' in change) seek(pathname, typed);
      if (Object.keys(rest).length === 0) return;
      const next = (now: SearchState) => ({ ...now, ...rest });
      void navigate({ to: '.', search: next as never, replace });
    },
    [navigate, pathname],
  );
  return { search, go };
}
