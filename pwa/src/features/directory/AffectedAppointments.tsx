import { use } from 'react';
import type { Appointment } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { patientLabel } from '@/wording/messages';
import { LinkContext } from './links';

/** Appointments that stay where they are although the doctor is not there: each leads to its place in the calendar. */
export function AffectedAppointments({ label, items }: { label: string; items: readonly Appointment[] }) {
  const AppLink = use(LinkContext);
  return (
    <ul aria-label={label} className="max-h-64 overflow-y-auto">
      {items.map((item) => {
        const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
        return (
          <li key={item.id} className="border-line-soft border-t first:border-t-0">
            <AppLink
              target={{ to: 'appointment', item }}
              className="flex flex-wrap gap-x-3 rounded-sm py-1.5 hover:underline focus-visible:-outline-offset-2 coarse:py-2.5"
            >
              <span className="w-40">
                {shortDay(dayOf(start))} {clockRange(start, end)}
              </span>
              <b className="min-w-0 truncate font-semibold">{patientLabel(item)}</b>
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}
