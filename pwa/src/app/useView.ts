import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { readView, type View, writeView } from '@/lib/view';
import { seek } from './sought';
import { useSought } from './useSought';

/** The view that the URL says, what is looked for in it, and the way to change both. */
export function useView(): { view: View; go: (change: Partial<View>) => void } {
  const search = useSearch({ from: '/book' });
  const pathname = useLocation({ select: (location) => location.pathname });
  const q = useSought(pathname);
  const navigate = useNavigate();
  const view = useMemo(() => readView({ ...search, q }), [search, q]);
  const latest = useRef(view);
  latest.current = view;
  const go = useCallback(
    (change: Partial<View>) => {
      const { q: typed, ...rest } = change;
      if (typed !== undefined) seek(pathname, typed);
      if (Object.keys(rest).length === 0) return;
      const next = { ...latest.current, ...rest };
      // What is opened replaces the entry in the browser's history; the rest can be gone back to.
      const replace = 'appointment' in change || 'suggestion' in change;
      void navigate({ to: '.', search: writeView(next), replace });
    },
    [navigate, pathname],
  );
  return { view, go };
}
