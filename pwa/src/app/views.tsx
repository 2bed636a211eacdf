import { Suspense } from 'react';
import { GridSkeleton } from '@/features/calendar/GridSkeleton';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { useBook } from './book';
import { useOpenDay } from './useOpenDay';

/** What most come for: fetched at once, beside what the session and the first page ask for. */
const calendar = () => import('./calendar/Calendar');
void calendar().catch(() => undefined);

const DayView = lazyOnIdle(calendar, 'DayView');
const WeekView = lazyOnIdle(calendar, 'WeekView');
const ListPage = lazyOnIdle(() => import('@/features/list/ListPage'), 'ListPage');
const MonthPage = lazyOnIdle(() => import('@/features/month/MonthPage'), 'MonthPage');

export function DayRoute() {
  return (
    <Suspense fallback={<GridSkeleton />}>
      <DayView />
    </Suspense>
  );
}

export function WeekRoute() {
  return (
    <Suspense fallback={<GridSkeleton />}>
      <WeekView />
    </Suspense>
  );
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
  const { view, go, open, mayAttend } = useBook();
  return (
    <Suspense>
      <ListPage view={view} go={go} onOpen={open} maySelect={mayAttend} />
    </Suspense>
  );
}
