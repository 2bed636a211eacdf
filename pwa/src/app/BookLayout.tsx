import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { doctors } from '@/api/directory';
import { can } from '@/api/rights';
import { currentSession, present } from '@/api/session';
import { useCommand } from '@/components/commands';
import { clearSelection } from '@/components/selection';
import type { Draft } from '@/features/appointment/draft';
import { asked } from '@/features/appointment/override';
import { type Panels, Toolbar } from '@/features/toolbar/Toolbar';
import { dayInSight } from '@/lib/dayInSight';
import { withMessages } from '@/lib/i18n';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { reachable } from '@/lib/reachable';
import { useStore } from '@/lib/store';
import { useLatest } from '@/lib/useLatest';
import type { View } from '@/lib/view';
import { isBookable, today } from '@/lib/zone';
import { useLive } from '@/realtime/live';
import { type Book, BookContext } from './book';
import { DetailsPane } from './DetailsPane';
import { useFlagNotice } from './flagNotice';
import { rememberDepartments, useLastDepartments } from './lastDepartments';
import { MainRail } from './MainRail';
import { nextDraft } from './nextDraft';
import { Away, SelectChip, SelectionBar } from './SelectionBar';
import { type Go, useView } from './useView';
import { spanOf, ViewSwitch } from './ViewSwitch';

const PANELS: Panels = {
  FiltersPanel: lazyOnIdle(
    withMessages('tools', () => import('@/features/toolbar/FiltersPanel')),
    'FiltersPanel',
  ),
  DisplayPanel: lazyOnIdle(
    withMessages('tools', () => import('@/features/toolbar/DisplayPanel')),
    'DisplayPanel',
  ),
  MiniMonth: lazyOnIdle(
    withMessages('tools', () => import('@/features/toolbar/MiniMonth')),
    'MiniMonth',
  ),
};
const OverrideDialog = lazyOnIdle(() => import('@/features/appointment/OverrideDialog'), 'OverrideDialog');
const extras = withMessages('tools', () => import('./calendar/BlockExtras'));
const Nothing = () => null;
/** The calendar is there without it, too. */
const BlockExtras = lazyOnIdle(() => extras().catch(() => ({ BlockExtras: Nothing })), 'BlockExtras');

/** Another person at this browser starts afresh: nothing half-entered is handed on. */
export function BookRoute() {
  return <BookLayout key={present()?.id ?? ''} />;
}

/** Beside the calendar there is one thing at a time. */
const CLOSED = { appointment: undefined, suggestion: undefined, offer: undefined };

/** The frame of the appointment book: rail, bar, the view, and beside it what is being read or booked. */
function BookLayout() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const { view, go: goTo, onSheet } = useView();
  const [draft, setDraft] = useState<Draft | null>(null);
  const span = spanOf(useMatches().at(-1)?.pathname);
  const online = useStore(reachable);
  const asking = useStore(asked) !== null;
  // Without the server nothing can be changed; what stands in a form stays there.
  const user = currentSession().state === 'offline' ? null : present();
  const books = can(user, 'book');
  const seesAll = can(user, 'seeAllHours');
  const mayBook = online && books;
  const mayAttend = online && can(user, 'attend');

  const userId = present()?.id ?? '';
  const go = useCallback<Go>(
    (change, sheet) => {
      if (change.departments) rememberDepartments(userId, change.departments);
      goTo(change, sheet);
    },
    [goTo, userId],
  );
  useLastDepartments(span, view, userId, seesAll);
  useBackCloses(onSheet, () => setDraft(null));

  const open = useCallback(
    (id: string | undefined) => {
      setDraft(null);
      go({ ...CLOSED, appointment: id });
    },
    [go],
  );
  const show = useCallback<Book['show']>(
    (what) => {
      setDraft(null);
      go({ ...CLOSED, ...what });
    },
    [go],
  );
  const startDraft = useCallback(
    (next: Draft | null) => {
      go(CLOSED, next !== null);
      setDraft(next);
    },
    [go],
  );
  const book = useMemo(
    () => ({ view, go, open, show, draft, setDraft: mayBook ? startDraft : undefined, mayAttend }),
    [view, go, open, show, draft, mayBook, mayAttend, startDraft],
  );
  // What is no longer on the screen is not selected any more either.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is shown.
  useEffect(() => clearSelection, [span, view.date]);

  useEffect(() => {
    dayInSight.set(span === 'day' ? view.date : null);
    return () => dayInSight.set(null);
  }, [span, view.date]);
  /** The calendar follows the day that is chosen in the form. */
  const changeDraft = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      if (!next) return go(CLOSED, false);
      if (next.day !== draft?.day && isBookable(next.day)) go({ date: next.day });
    },
    [draft?.day, go],
  );

  useEffect(() => {
    const next = nextDraft.get();
    if (!next || !mayBook) return;
    nextDraft.set(null);
    startDraft(next);
  }, [mayBook, startDraft]);

  const startNew = mayBook ? () => startDraft(newDraft(view)) : undefined;
  useCommand('book', startNew);

  return (
    <BookContext value={book}>
      <SkipLink />
      <div className="flex h-full max-md:flex-col">
        <MainRail at="calendar" />
        {view.away && books ? (
          <Away />
        ) : (
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Toolbar
              span={span}
              view={view}
              go={go}
              views={
                <>
                  <ViewSwitch span={span} />
                  {mayAttend && span !== 'month' && <SelectChip />}
                </>
              }
              panels={PANELS}
              onNew={startNew}
              mayFill={mayBook}
            />
            <div className="flex min-h-0 flex-1">
              <main className="relative min-w-0 flex-1" aria-label={t`Appointments`}>
                <Opened onBook={startNew}>
                  <Outlet />
                </Opened>
                {mayAttend && <SelectionBar mayCancel={mayBook} />}
                {(span === 'day' || span === 'week') && (
                  <Suspense>
                    <BlockExtras />
                  </Suspense>
                )}
              </main>
              <DetailsPane books={books} onDraft={changeDraft} />
            </div>
          </div>
        )}
      </div>
      {asking && (
        <Suspense>
          <OverrideDialog />
        </Suspense>
      )}
    </BookContext>
  );
}

/** Where the keyboard enters the day, the week, the month, and the list. */
const STOPS =
  'main [data-appointment][tabindex="0"], main [data-free], main [data-day][tabindex="0"], main [data-row]';
/** With whom the calendar shows, a time is looked for, from its day on. */
function newDraft({ date, departments, doctors: shown }: View): Draft {
  const [only] = shown;
  const day = date < today() ? today() : date;
  if (shown.length === 1 && only) return { day, doctorId: only };
  const among = shown.length > 0 ? { departments: [], doctors: shown } : { departments, doctors: [] };
  return { day, among };
}

/** The grid is one stop of the keyboard, and behind two dozen others. */
function SkipLink() {
  const { t } = useLingui();
  return (
    <button
      type="button"
      onClick={() => {
        const first = document.querySelector<HTMLElement>(STOPS) ?? document.querySelector('main button');
        (first as HTMLElement | null)?.focus();
      }}
      className="fixed top-1.5 left-1.5 z-50 rounded-lg bg-accent px-3 py-2 font-semibold text-accent-ink not-focus:sr-only"
    >
      {t`Skip to the appointments`}
    </button>
  );
}

/** Calls `close` when somebody goes back from the entry that was made for a sheet. */
function useBackCloses(onSheet: boolean, close: () => void) {
  const latest = useLatest({ onSheet, close });
  const { history } = useRouter();
  useEffect(
    () =>
      history.subscribe(({ location, action }) => {
        const { onSheet: was, close: closes } = latest.current;
        if (action.type === 'BACK' && was && !location.state.sheet) closes();
      }),
    [history, latest],
  );
}

const firstMinutes = withMessages('directory', () => import('./directory/firstMinutes'));
const FirstMinutes = lazy(async () => ({ default: (await firstMinutes()).FirstMinutes }));

/** A hospital that has been open for no longer than this has so few doctors. */
const FEW = 3;

/** The view; in a hospital with hardly a doctor it is first asked whether anybody can be booked at all. */
function Opened({ onBook, children }: { onBook: (() => void) | undefined; children: ReactNode }) {
  const all = useQuery(doctors).data;
  if (!all || all.length > FEW) return children;
  return (
    <Suspense fallback={all.length > 0 && children}>
      <FirstMinutes empty={all.length === 0} onBook={onBook}>
        {children}
      </FirstMinutes>
    </Suspense>
  );
}
