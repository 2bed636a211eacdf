import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { inRanges } from '@/api/appointment-cache';
import { reachable } from '@/api/reach';
import { currentSession } from '@/api/session';
import { AppointmentPanel } from '@/features/appointment/AppointmentPanel';
import { BookingPanel } from '@/features/appointment/BookingPanel';
import type { Draft } from '@/features/appointment/draft';
import { OverrideDialog } from '@/features/appointment/OverrideDialog';
import { Toolbar } from '@/features/toolbar/Toolbar';
import { useStore } from '@/lib/store';
import { useShortcut } from '@/lib/useShortcut';
import { useLive } from '@/realtime/live';
import { BookContext } from './book';
import { useFlagNotice } from './flagNotice';
import { MainRail } from './MainRail';
import { useView } from './useView';
import { spanOf, ViewSwitch } from './ViewSwitch';

/** Another person at this browser starts afresh: nothing half-entered is handed on. */
export function BookRoute() {
  const session = currentSession();
  return <BookLayout key={session.state === 'in' || session.state === 'offline' ? session.user.id : ''} />;
}

/** The frame of the appointment book: rail, bar, the view, and beside it what is being read or booked. */
function BookLayout() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const client = useQueryClient();
  const { view, go } = useView();
  const [draft, setDraft] = useState<Draft | null>(null);
  const span = spanOf(useMatches().at(-1)?.pathname);
  const session = currentSession();
  const online = useStore(reachable);
  // Without the server nothing can be changed; what stands in a form stays there.
  const role = online && session.state === 'in' ? session.user.role : null;
  const mayBook = role === 'ADMIN' || role === 'USER';

  const open = useCallback(
    (id: string | undefined) => {
      setDraft(null);
      go({ appointment: id });
    },
    [go],
  );
  const startDraft = useCallback(
    (next: Draft | null) => {
      if (next) go({ appointment: undefined });
      setDraft(next);
    },
    [go],
  );
  const book = useMemo(
    () => ({ view, go, open, draft, setDraft: mayBook ? startDraft : undefined }),
    [view, go, open, draft, mayBook, startDraft],
  );

  const startNew = mayBook ? () => startDraft({ day: view.date }) : undefined;
  useShortcut('n', startNew);

  return (
    <BookContext value={book}>
      <div className="flex h-full max-md:flex-col">
        <MainRail at="calendar" />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Toolbar span={span} view={view} go={go} views={<ViewSwitch span={span} />} onNew={startNew} />
          <div className="flex min-h-0 flex-1">
            <main className="min-w-0 flex-1" aria-label={t`Appointments`}>
              <Outlet />
            </main>
            {draft ? (
              <BookingPanel
                draft={draft}
                onDraft={setDraft}
                onClose={() => setDraft(null)}
                onBooked={({ id }) => open(id)}
              />
            ) : (
              view.appointment && (
                <AppointmentPanel
                  key={view.appointment}
                  id={view.appointment}
                  known={inRanges(client, view.appointment)}
                  mayChange={mayBook}
                  mayAttend={mayBook || role === 'DOCTOR'}
                  onClose={() => open(undefined)}
                />
              )
            )}
          </div>
        </div>
      </div>
      <OverrideDialog />
    </BookContext>
  );
}
