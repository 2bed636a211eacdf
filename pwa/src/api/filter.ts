import type { View, Within } from '@/lib/view';
import { addDays, addMonths, type Day, dayBounds, startOfMonth, startOfWeek } from '@/lib/zone';
import type { Filter } from './appointments';

/** The first day of a stretch of time, and the first day after it. */
export function daysWithin(within: Within, date: Day): { from: Day; to: Day } {
  if (within === 'day') return { from: date, to: addDays(date, 1) };
  if (within === 'week') return { from: startOfWeek(date), to: addDays(startOfWeek(date), 7) };
  return { from: startOfMonth(date), to: addMonths(startOfMonth(date), 1) };
}

/** What the server is asked for the days `[from, to)` under the view's filters. */
export function filterOf(view: View, { from, to }: { from: Day; to: Day }): Filter {
  const joined = (values: string[]) => values.join(',');
  return {
    from: new Date(dayBounds(from).start).toISOString(),
    to: new Date(dayBounds(to).start).toISOString(),
    ...(view.departments.length > 0 && { department: joined(view.departments) }),
    ...(view.doctors.length > 0 && { doctor: joined(view.doctors) }),
    ...(view.statuses.length > 0 && { status: joined(view.statuses) }),
    ...(view.q.trim() && { q: view.q.trim() }),
  };
}
