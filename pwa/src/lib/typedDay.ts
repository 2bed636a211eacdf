import { dayIn, dayNames } from './dayIn';
import { type Day, fullDate, shortDay, today, weekday, weekdayName } from './zone';

/** What days are called by those who type; whichever language the app speaks, both are understood. */
const LANGUAGES = [
  {
    names: dayNames(
      'en-GB',
      new Map([
        ['today', 0],
        ['tomorrow', 1],
        ['yesterday', -1],
      ]),
    ),
    nextWeek: /^next ?week$/,
  },
  {
    names: dayNames(
      'de-DE',
      new Map([
        ['heute', 0],
        ['morgen', 1],
        ['\u00fcbermorgen', 2],
        ['gestern', -1],
      ]),
    ),
    nextWeek: /^n(\u00e4|ae)chste ?woche$/,
  },
];

/** The day that is meant by what was typed, in English or German; null where it is none. Next week is its Monday. */
export function typedDay(text: string, today: Day): Day | null {
  const said = text.trim().toLowerCase();
  for (const { names, nextWeek } of LANGUAGES) {
    const day = nextWeek.test(said)
      ? dayIn(`+${7 - weekday(today)}`, today, names)
      : dayIn(said, today, names);
    if (day) return day;
  }
  return null;
}

/** A day as a field shows it, and takes it again: `Tue 1 Dec`, or with its year where that is not this one. */
export function fieldDay(day: Day, now = today()): string {
  return day.slice(0, 4) === now.slice(0, 4) ? shortDay(day) : `${weekdayName(day)} ${fullDate(day)}`;
}
