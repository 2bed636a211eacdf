import { useNavigate } from '@tanstack/react-router';
import { useMove } from '@/features/appointment/useMove';
import type { CalendarActions } from '@/features/calendar/actions';
import { DayPage } from '@/features/calendar/DayPage';
import { WeekPage } from '@/features/calendar/WeekPage';
import { writeView } from '@/lib/view';
import type { Day } from '@/lib/zone';
import { type Book, useBook } from './book';

function useCalendarActions({ view, go, open, draft, setDraft }: Book): CalendarActions {
  const move = useMove();
  const navigate = useNavigate();
  return {
    go,
    onOpen: open,
    onDay: (date: Day) => void navigate({ to: '/day', search: writeView({ ...view, date }) }),
    onMove: setDraft && move,
    onDraft: setDraft,
    drafted: draft,
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
