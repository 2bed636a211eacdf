import type { MyActivity } from '@/api/model';
import { dayOf } from '@/lib/zone';
import { activityMessage } from '@/wording/activity';

/** The same thing, done once or several times in a row from one place. */
export interface Run {
  /** Its newest row's. */
  id: string;
  message: string;
  outcome: MyActivity['outcome'];
  address: string;
  times: number;
  first: number;
  last: number;
}

export interface Day {
  day: string;
  runs: Run[];
}

/** Rows, newest first, by the hospital's day; what follows itself is told once, with how often. */
export function byDay(rows: readonly MyActivity[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const at = Date.parse(row.at);
    let day = days.at(-1);
    if (day?.day !== dayOf(at)) {
      day = { day: dayOf(at), runs: [] };
      days.push(day);
    }
    const { id, outcome, address } = row;
    const message = activityMessage(row);
    const run = day.runs.at(-1);
    if (run?.message === message && run.address === address && run.outcome === outcome) {
      run.times += 1;
      run.first = at;
    } else day.runs.push({ id, message, outcome, address, times: 1, first: at, last: at });
  }
  return days;
}
