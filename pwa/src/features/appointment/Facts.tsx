import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { SCHEDULES } from '@/api/appointments';
import { ACTIVE, type Appointment } from '@/api/model';
import { clockRange, dayOf, duration, shortDay } from '@/lib/zone';
import { cancelReasonLabel, patientName } from '@/wording/messages';

/** The appointments on the screen that stand in the same time of the same doctor. */
function sharing(lists: [unknown, Appointment[] | undefined][], item: Appointment): string[] {
  const names = lists
    .flatMap(([, items]) => items ?? [])
    .filter((other) => other.id !== item.id && other.doctor.id === item.doctor.id && ACTIVE.has(other.status))
    .filter(
      (other) =>
        Date.parse(other.start) < Date.parse(item.end) && Date.parse(other.end) > Date.parse(item.start),
    )
    .map((other) => patientName(other.patient) ?? '');
  return [...new Set(names)].filter(Boolean);
}

/** When, with whom, what for. */
export function Facts({ item }: { item: Appointment }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  const shared = sharing(client.getQueriesData<Appointment[]>({ queryKey: [SCHEDULES, 'range'] }), item);
  const rows: [string, React.ReactNode][] = [
    [
      t`When`,
      <Fragment key="when">
        <b className="font-semibold">{clockRange(start, end)}</b>, {duration(end - start)}
        <br />
        {shortDay(dayOf(start))}
      </Fragment>,
    ],
    [t`Doctor`, item.doctor.name],
    [t`Department`, item.department.name],
  ];
  if (item.type) rows.push([t`Type`, item.type.name]);
  if (item.reason) rows.push([t`Reason`, item.reason]);
  if (shared.length > 0) rows.push([t`Overlaps with`, shared.join(', ')]);
  const why = [item.cancelReason && cancelReasonLabel(item.cancelReason), item.cancelNote];
  if (why.some(Boolean)) rows.push([t`Cancelled for`, why.filter(Boolean).join(': ')]);
  if (item.overrideReason) rows.push([t`Override`, item.overrideReason]);
  return (
    <dl className="grid grid-cols-[84px_1fr] gap-x-2.5 gap-y-2">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-mute">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
