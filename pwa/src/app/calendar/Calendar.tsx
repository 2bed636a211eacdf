import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import type { Doctor } from '@/api/model';
import { useCopy } from '@/features/appointment/useCopy';
import { useMove } from '@/features/appointment/useMove';
import type { CalendarActions } from '@/features/calendar/actions';
import { DayPage } from '@/features/calendar/DayPage';
import { WeekPage } from '@/features/calendar/WeekPage';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { useLatest } from '@/lib/useLatest';
import { writeView } from '@/lib/view';
import type { Day } from '@/lib/zone';
import { type Book, useBook } from '../book';
import { loadOverbooking } from '../loadOverbooking';
import { useOpenDay } from '../useOpenDay';

const InlineEdit = lazyOnIdle(() => import('@/features/appointment/InlineEdit'), 'InlineEdit');

/** What the calendar does about what is done in it: wired to the panels, the mutations and the URL. */
function useCalendarActions({ view, go, open, show, draft, setDraft, mayAttend }: Book): CalendarActions {
  const move = useMove();
  const copy = useCopy(setDraft);
  const onDay = useOpenDay(view);
  const client = useQueryClient();
  const navigate = useNavigate();
  const latest = useLatest(view);
  const onWeek = useCallback(
    (doctorId: string) =>
      void navigate({
        to: '/week',
        search: writeView({ ...latest.current, departments: [], doctors: [doctorId] }),
      }),
    [navigate, latest],
  );
  const onAway = useCallback(
    (doctor: Doctor, date: Day) => go({ date, away: doctor.id, appointment: undefined }),
    [go],
  );
  return {
    go,
    suggestions: setDraft && {
      onSuggestion: (id) => show({ suggestion: id }),
      onBackfill: (gap) =>
        void loadOverbooking().then(({ backfill }) => backfill(client, gap, { show, setDraft })),
    },
    onOpen: open,
    onDay,
    onWeek,
    onMove: setDraft && move,
    onCopy: setDraft && copy,
    onDraft: setDraft,
    onAway: setDraft && onAway,
    maySelect: mayAttend,
    drafted: draft,
    editor: (item, back) => (
      <Suspense>
        <InlineEdit item={item} {...back} />
      </Suspense>
    ),
  };
}

export function DayView() {
  const book = useBook();
  return <DayPage view={book.view} {...useCalendarActions(book)} />;
}

export function WeekView() {
  const book = useBook();
  return <WeekPage view={book.view} {...useCalendarActions(book)} />;
}
