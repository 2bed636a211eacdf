import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Go, SearchState } from '@/lib/searchState';

/** What the URL says of a page, and the way to change it. */
export function useSearchState(): { search: SearchState; go: Go } {
  const search: SearchState = useSearch({ strict: false });
  const navigate = useNavigate();
  const go = useCallback<Go>(
    (change, replace = false) => {
      const next = (now: SearchState) => ({ ...now, ...change });
      void navigate({ to: '.', search: next as never, replace });
    },
    [navigate],
  );
  return { search, go };
}
