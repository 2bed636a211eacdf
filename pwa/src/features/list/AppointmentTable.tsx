import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Appointment } from '@/api/model';
import { StatusBadge } from '@/components/StatusBadge';
import { isSelectable } from '@/components/selection';
import { cx } from '@/lib/cx';
import type { Sort, SortColumn } from '@/lib/view';
import { walkRows } from '@/lib/walkRows';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { cell, headCell, RowButton, table } from '@/ui/table';
import { patientLabel } from '@/wording/messages';
import type { RowSelection, RowsProps } from './rows';

const tick = 'block size-4 accent-(--accent) coarse:size-5';

/** The list as a table; every heading that can sort is a button, every row opens its appointment. */
export function AppointmentTable({ items, selected, sort, onSort, onOpen, selection }: RowsProps) {
  const { t } = useLingui();
  const columns: { name: string; by?: SortColumn; className?: string }[] = [
    { name: t`When`, by: 'start' },
    { name: t`Patient`, by: 'patient' },
    { name: t`MRN`, className: 'max-xl:hidden' },
    { name: t`Doctor`, by: 'doctor' },
    { name: t`Department`, by: 'department' },
    { name: t`Type`, className: 'max-lg:hidden' },
    { name: t`Status`, by: 'status' },
  ];
  return (
    <table className={table} aria-label={t`Appointments`}>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className={cx(headCell, 'w-8')}>
              <input
                type="checkbox"
                aria-label={t`Select all on this page`}
                checked={
                  items.some(isSelectable) && items.filter(isSelectable).every(({ id }) => selection.has(id))
                }
                onChange={({ target }) => selection.all(target.checked)}
                className={tick}
              />
            </th>
          )}
          {columns.map(({ name, by, className }) => (
            <th key={name} scope="col" aria-sort={by && sortOf(sort, by)} className={cx(headCell, className)}>
              {by ? <SortButton name={name} by={by} sort={sort} onSort={onSort} /> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={walkRows}>
        {items.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            newDay={sort.endsWith('start') && index > 0 && !sameDay(items[index - 1], item)}
            selected={item.id === selected}
            onOpen={onOpen}
            selection={selection}
          />
        ))}
      </tbody>
    </table>
  );
}

const sameDay = (a: Appointment | undefined, b: Appointment) =>
  a !== undefined && dayOf(Date.parse(a.start)) === dayOf(Date.parse(b.start));

function sortOf(sort: Sort, by: SortColumn): 'ascending' | 'descending' | 'none' {
  if (sort === by) return 'ascending';
  return sort === `-${by}` ? 'descending' : 'none';
}

function SortButton({
  name,
  by,
  sort,
  onSort,
}: { name: string; by: SortColumn } & Pick<RowsProps, 'sort' | 'onSort'>) {
  const now = sortOf(sort, by);
  const Arrow = now === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(now === 'ascending' ? `-${by}` : by)}
      className={cx(
        'group -ml-1.5 inline-flex h-6 items-center gap-1 rounded-md px-1.5 hover:bg-page hover:text-ink',
        now !== 'none' && 'font-semibold text-ink',
      )}
    >
      {name}
      <Arrow
        size={12}
        aria-hidden
        className={cx(now === 'none' && 'opacity-0 group-hover:opacity-50 group-focus-visible:opacity-50')}
      />
    </button>
  );
}

interface RowProps {
  item: Appointment;
  /** The first of its day: a stronger line above it. */
  newDay: boolean;
  selected: boolean;
  onOpen: (id: string) => void;
  selection: RowSelection | undefined;
}

function Row({ item, newDay, selected, onOpen, selection }: RowProps) {
  const { t } = useLingui();
  const [start, end] = [Date.parse(item.start), Date.parse(item.end)];
  const [name, time] = [patientLabel(item), clockRange(start, end)];
  const over = item.status === 'cancelled' || item.status === 'noshow';
  return (
    <tr
      onClick={() => (selection?.mode && isSelectable(item) ? selection.toggle(item) : onOpen(item.id))}
      aria-current={selected || undefined}
      className={cx(
        'cursor-pointer hover:bg-page aria-[current]:bg-accent/10',
        newDay && '[&>td]:border-t [&>td]:border-t-line-strong',
      )}
    >
      {selection && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a press beside the box from opening the row.
        <td className={cell} onClick={(event) => event.stopPropagation()}>
          {isSelectable(item) && (
            <input
              type="checkbox"
              aria-label={t`Select ${name}, ${time}`}
              checked={selection.has(item.id)}
              onChange={() => selection.toggle(item)}
              className={tick}
            />
          )}
        </td>
      )}
      <td className={cx(cell, 'whitespace-nowrap')}>
        <span className="inline-block w-20 text-mute">{shortDay(dayOf(start))}</span>
        {time}
      </td>
      <td className={cell}>
        <RowButton id={item.id} onOpen={onOpen} className={over && 'text-mute line-through'}>
          {name}
        </RowButton>
        {item.overbooked && (
          <span className="ml-1.5 text-accent text-xs" title={t`overbooked`}>
            {t`2nd`}
          </span>
        )}
      </td>
      <td className={cx(cell, 'text-mute max-xl:hidden')}>{item.patient?.mrn}</td>
      <td className={cell}>{item.doctor.name}</td>
      <td className={cell}>
        <DeptMark colour={item.department.colour} className="mr-1.5 inline-block size-2 rounded-xs" />
        {item.department.name}
      </td>
      <td className={cx(cell, 'text-mute max-lg:hidden')}>{item.type?.name ?? item.reason}</td>
      <td className={cell}>
        <StatusBadge item={item} />
      </td>
    </tr>
  );
}
