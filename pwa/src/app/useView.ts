import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { readView, type View, writeView } from '@/lib/view';

/** The view that the URL says, and the way to change it. Text typed replaces the entry; the rest can be gone back to. */
export function useView(): { view: View; go: (change: Partial<View>) => void } {
  const search = useSearch({ from: '/book' });
  const navigate = useNavigate();
  const view = useMemo(() => readView(search), [search]);
  const latest = useRef(view);
  latest.current = view;
  const go = useCallback(
    (change: Partial<View>) => {
      const next = { ...latest.current, ...change };
      const replace = 'q' in change || 'appointment' in change || 'suggestion' in change;
      void navigate({ to: '.', search: writeView(next), replace });
    },
    [navigate],
  );
  return { view, go };
}
