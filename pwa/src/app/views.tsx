import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import { InlineEdit } from '@/features/appointment/InlineEdit';
import { useMove } from '@/features/appointment/useMove';
import type { CalendarActions } from '@/features/calendar/actions';
import { DayPage } from '@/features/calendar/DayPage';
import { WeekPage } from '@/features/calendar/WeekPage';
import { useLatest } from '@/lib/useLatest';
import { type View, writeView } from '@/lib/view';
import type { Day } from '@/lib/zone';
import { type Book, useBook } from './book';
import { later } from './later';
import { softParts } from './softParts';

const ListPage = later(() => import('@/features/list/ListPage'), 'ListPage');
const MonthPage = later(() => import('@/features/month/MonthPage'), 'MonthPage');

function useOpenDay(view: View): (date: Day) => void {
  const navigate = useNavigate();
  const latest = useLatest(view);
  return useCallback(
    (date: Day) => void navigate({ to: '/day', search: writeView({ ...latest.current, date }) }),
    [navigate, latest],
  );
}

function useCalendarActions({ view, go, open, show, draft, setDraft }: Book): CalendarActions {
  const move = useMove();
  const onDay = useOpenDay(view);
  const client = useQueryClient();
  return {
    go,
    soft: setDraft && {
      onSuggestion: (id) => show({ suggestion: id }),
      onBackfill: (gap) => void softParts().then(({ backfill }) => backfill(client, gap, { show, setDraft })),
    },
    onOpen: open,
    onDay,
    onMove: setDraft && move,
    onDraft: setDraft,
    drafted: draft,
    editor: (item, back) => <InlineEdit item={item} {...back} />,
  };
}

export function DayRoute() {
  const book = useBook();
  return <DayPage view={book.view} {...useCalendarActions(book)} />;
}

export function WeekRoute() {
  const book = useBook();
  return <WeekPage view={book.view} {...useCalendarActions(book)} />;
}

export function MonthRoute() {
  const { view, go } = useBook();
  return (
    <Suspense>
      <MonthPage view={view} go={go} onDay={useOpenDay(view)} />
    </Suspense>
  );
}

export function ListRoute() {
  const { view, go, open } = useBook();
  return (
    <Suspense>
      <ListPage view={view} go={go} onOpen={open} />
    </Suspense>
  );
}
