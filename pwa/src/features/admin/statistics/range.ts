import type { SearchState } from '@/lib/searchState';
import { addDays, type Day, isBookable } from '@/lib/zone';

export const LONGEST = 400;

export interface Range {
  first: Day;
  /** Included. */
  last: Day;
}

/** How many days, both ends included. */
export const length = ({ first, last }: Range) =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000) + 1;

export const lastDays = (days: number, today: Day): Range => ({
  first: addDays(today, 1 - days),
  last: today,
});

/** The range that the URL says; the last 30 days where it says none, or one that the server would not take. */
export function readRange(search: SearchState, today: Day): Range {
  const { from = '', to = '' } = search;
  if (!isBookable(from) || !isBookable(to)) return lastDays(30, today);
  const range = { first: from, last: to };
  const days = length(range);
  return days < 1 || days > LONGEST ? lastDays(30, today) : range;
}

export interface Bucket {
  first: Day;
  last: Day;
  bookings: number;
  cancelled: number;
  noShows: number;
}

interface Counts {
  date: Day;
  bookings: number;
  cancelled: number;
  noShows: number;
}

/** As many days as a screen shows side by side. */
const DAYS_AT_MOST = 62;

/** Days as they are, or weeks from the first day on where there are too many of them to be told apart. */
export function buckets(days: readonly Counts[]): Bucket[] {
  const size = days.length > DAYS_AT_MOST ? 7 : 1;
  const made: Bucket[] = [];
  days.forEach(({ date, ...counts }, index) => {
    const bucket = made.at(-1);
    if (index % size === 0 || !bucket) made.push({ first: date, last: date, ...counts });
    else {
      bucket.last = date;
      bucket.bookings += counts.bookings;
      bucket.cancelled += counts.cancelled;
      bucket.noShows += counts.noShows;
    }
  });
  return made;
}

/** A round number at or above `most`, so that the scale can be read: 1, 2 or 5 times a power of ten. */
export function ceiling(most: number): number {
  if (most <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
