import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useLatest } from '@/lib/useLatest';
import { type View, writeView } from '@/lib/view';
import type { Day } from '@/lib/zone';

/** Shows one day of what the view shows. */
export function useOpenDay(view: View): (date: Day) => void {
  const navigate = useNavigate();
  const latest = useLatest(view);
  return useCallback(
    (date: Day) => void navigate({ to: '/day', search: writeView({ ...latest.current, date }) }),
    [navigate, latest],
  );
}
