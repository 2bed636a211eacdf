import type { SummaryEntry } from '@/api/model';
import { inOrder } from '@/lib/locale';
import { addDays, type Day, startOfMonth, startOfWeek } from '@/lib/zone';

const WEEKS = 6;

/** The six weeks that hold a month: always as many, so that nothing jumps from month to month. */
export function monthDays(date: Day): Day[] {
  const first = startOfWeek(startOfMonth(date));
  return Array.from({ length: WEEKS * 7 }, (_, index) => addDays(first, index));
}

export interface DayCount {
  total: number;
  /** The busiest first. */
  departments: { id: string; name: string; colour: string; count: number }[];
}

export function countsByDay(entries: readonly SummaryEntry[]): Map<Day, DayCount> {
  const days = new Map<Day, DayCount>();
  for (const { date, department, count } of entries) {
    const day = days.get(date) ?? { total: 0, departments: [] };
    day.total += count;
    day.departments.push({ ...department, count });
    days.set(date, day);
  }
  for (const day of days.values()) {
    day.departments.sort((a, b) => b.count - a.count || inOrder(a.name, b.name));
  }
  return days;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a day; null when it is none of ours. Arrows may leave the month: the month follows. */
export function walked(day: Day, key: string): Day | null {
  const step = STEPS[key];
  if (step !== undefined) return addDays(day, step);
  if (key === 'Home') return startOfWeek(day);
  if (key === 'End') return addDays(startOfWeek(day), 6);
  return null;
}
