import { Trans, useLingui } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { StatusBadge } from '@/components/StatusBadge';
import { isSelectable } from '@/components/selection';
import type { Sort } from '@/lib/view';
import { walkRows } from '@/lib/walkRows';
import { clockRange, dayOf, longDay } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { Options } from '@/ui/Options';
import { RowCard } from '@/ui/RowCard';
import { patientLabel } from '@/wording/messages';
import type { RowSelection, RowsProps } from './rows';

/** The list on a phone: under each day its appointments, two lines each. */
export function AppointmentCards({ items, selected, sort, onSort, onOpen, selection }: RowsProps) {
  const { t } = useLingui();
  const orders: { id: Sort; name: string }[] = [
    { id: 'start', name: t`By time` },
    { id: '-start', name: t`Latest first` },
    { id: 'patient', name: t`By patient` },
    { id: 'doctor', name: t`By doctor` },
    { id: 'department', name: t`By department` },
    { id: 'status', name: t`By status` },
  ];
  const byDay = sort === 'start' || sort === '-start';
  return (
    <>
      <label className="flex items-center gap-2 px-3 pt-2 text-mute text-xs">
        <Trans>Sort</Trans>
        <select
          value={sort}
          onChange={(event) => onSort(event.target.value as Sort)}
          className="h-8 rounded-lg border border-line bg-panel px-2 text-ink coarse:h-10"
        >
          <Options of={orders} />
        </select>
      </label>
      <ul onKeyDown={walkRows} aria-label={t`Appointments`}>
        {items.map((item, index) => (
          <li key={item.id}>
            {byDay && day(item) !== day(items[index - 1]) && (
              <h2 className="sticky top-0 z-1 border-line border-b bg-panel px-3 pt-3 pb-1 font-semibold text-xs">
                {longDay(day(item))}
              </h2>
            )}
            <Card
              item={item}
              withDay={!byDay}
              selected={item.id === selected}
              onOpen={onOpen}
              selection={selection}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const day = (item: Appointment | undefined) => (item ? dayOf(Date.parse(item.start)) : '');

interface CardProps {
  item: Appointment;
  withDay: boolean;
  selected: boolean;
  onOpen: (id: string) => void;
  selection: RowSelection | undefined;
}

function Card({ item, withDay, selected, onOpen, selection }: CardProps) {
  const { t } = useLingui();
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  return (
    <RowCard
      id={item.id}
      selected={selected}
      onOpen={selection?.mode && isSelectable(item) ? () => selection.toggle(item) : onOpen}
      inSelection={selection && isSelectable(item) ? selection.has(item.id) : undefined}
      title={patientLabel(item)}
      over={item.status === 'cancelled' || item.status === 'noshow'}
      detail={
        <>
          {withDay && `${longDay(day(item))}, `}
          {clockRange(start, end)} · {item.doctor.name}
          {item.type && ` · ${item.type.name}`}
        </>
      }
      mark={<DeptMark colour={item.department.colour} className="mt-0.5 h-8 w-1 shrink-0 rounded-full" />}
      badge={
        <>
          {item.overbooked && (
            <span className="text-accent text-xs" title={t`overbooked`}>
              {t`2nd`}
            </span>
          )}
          <StatusBadge item={item} />
        </>
      }
    />
  );
}
