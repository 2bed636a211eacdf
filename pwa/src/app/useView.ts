import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { NARROW } from '@/lib/media';
import { useLatest } from '@/lib/useLatest';
import { readView, type View, writeView } from '@/lib/view';
import { seek } from './sought';
import { useSought } from './useSought';

declare module '@tanstack/history' {
  interface HistoryState {
    /** A sheet lies over the page, for which this entry was made: Back closes it. */
    sheet?: boolean | undefined;
  }
}

/** Whether a sheet is open from now on; undefined where nothing changes about that. */
export type Go = (change: Partial<View>, sheet?: boolean) => void;

/**
 * The view that the URL says, what is looked for in it, and the way to change both. On a phone what opens over the page has
 * an entry of its own in the browser's history (`onSheet`), and is gone with it; elsewhere it takes the place of the last one.
 */
export function useView(): { view: View; go: Go; onSheet: boolean } {
  const search = useSearch({ from: '/book' });
  const pathname = useLocation({ select: (location) => location.pathname });
  const onSheet = useLocation({ select: (location) => location.state.sheet === true });
  const { history } = useRouter();
  const q = useSought(pathname);
  const navigate = useNavigate();
  const view = useMemo(() => readView({ ...search, q }), [search, q]);
  const latest = useLatest({ view, onSheet });
  const go = useCallback<Go>(
    (change, sheet) => {
      const { q: typed, ...rest } = change;
      if (typed !== undefined) seek(pathname, typed);
      if (Object.keys(rest).length === 0 && sheet === undefined) return;
      const now = latest.current;
      const next = { ...now.view, ...rest };
      const panel = 'appointment' in change || 'suggestion' in change;
      const opens = sheet ?? (panel ? isOpen(next) : now.onSheet);
      if (now.onSheet && !opens && only(change)) return history.back();
      const pushes = opens && !now.onSheet && matchMedia(NARROW).matches;
      const same = Object.entries(rest).every(([name, value]) => now.view[name as keyof View] === value);
      if (same && !pushes && sheet !== undefined) return;
      void navigate({
        to: '.',
        search: writeView(next),
        state: { sheet: opens && (pushes || now.onSheet) },
        // What is opened replaces the entry in the browser's history; the rest can be gone back to.
        replace: !pushes && (panel || now.onSheet || sheet !== undefined),
      });
    },
    [navigate, pathname, history, latest],
  );
  return { view, go, onSheet };
}

const isOpen = ({ appointment, suggestion, offer }: View) => Boolean(appointment ?? suggestion ?? offer);

/** Whether nothing is changed but what lies beside the view. */
const only = (change: Partial<View>) =>
  Object.keys(change).every((name) => ['appointment', 'suggestion', 'offer'].includes(name));
