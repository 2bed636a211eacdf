import type { ReactNode } from 'react';
import type { Appointment } from '@/api/model';
import { StatusBadge } from '@/components/StatusBadge';
import { cx } from '@/lib/cx';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { cancelReasonLabel } from '@/wording/messages';
import { Section } from './Section';

interface Props {
  title: string;
  items: readonly Appointment[];
  link: (item: Appointment, children: ReactNode) => ReactNode;
  /** What is said if there are none. */
  empty: string;
  /** The first is the next one, and stands out. */
  next?: boolean;
}

/** Appointments, a line for each, which leads into the calendar. */
export function Visits({ title, items, link, empty, next = false }: Props) {
  return (
    <Section title={title}>
      {items.length === 0 && <p className="text-mute">{empty}</p>}
      <ul>
        {items.map((item, index) => (
          <Visit key={item.id} item={item} link={link} first={next && index === 0} />
        ))}
      </ul>
    </Section>
  );
}

function Visit({ item, link, first }: { item: Appointment; first: boolean } & Pick<Props, 'link'>) {
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  const day = dayOf(start);
  const why = [item.cancelReason && cancelReasonLabel(item.cancelReason), item.cancelNote];
  const about = [item.type?.name, item.reason, why.filter(Boolean).join(': ')].filter(Boolean).join(' · ');
  return (
    <li
      data-visit={item.id}
      className={cx(
        'grid grid-cols-[10rem_minmax(0,1fr)_auto] items-center gap-x-3 px-2 py-1.5 max-sm:grid-cols-[minmax(0,1fr)_auto]',
        first ? 'rounded-lg bg-accent/8' : 'border-line not-last:border-b',
      )}
    >
      <span className="tabular-nums max-sm:col-span-2">
        {link(
          item,
          <>
            <b className="font-semibold">{`${shortDay(day)} ${day.slice(0, 4)}`}</b>
            <span className="block text-mute text-xs max-sm:ml-2 max-sm:inline">
              {clockRange(start, end)}
            </span>
          </>,
        )}
      </span>
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-1.5">
          <DeptMark colour={item.department.colour} className="shrink-0" />
          <span className="truncate">{`${item.doctor.name} · ${item.department.name}`}</span>
        </span>
        {about && <span className="block truncate text-mute text-xs">{about}</span>}
      </span>
      <StatusBadge item={item} />
    </li>
  );
}
