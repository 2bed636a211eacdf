import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { cx } from '@/lib/cx';
import { percent } from '@/lib/locale';
import { type Day, dayNumber, today, weekdayName } from '@/lib/zone';
import { ColumnHead } from './ColumnHead';
import type { HeadMenu } from './ColumnMenu';
import type { Column, Group } from './column';
import { type GridSize, GUTTER, HEADER } from './useGridSize';

interface Props {
  columns: readonly Column[];
  groups: readonly Group[] | null;
  size: GridSize;
  onHead: ((column: Column) => void) | undefined;
  onDay: ((day: Day) => void) | undefined;
  menu: HeadMenu | undefined;
  /** The column that the keyboard is in. */
  at: number;
}

/** What the columns are, above them and always in sight. */
export const GridHead = memo(function GridHead({ columns, groups, size, onHead, onDay, menu, at }: Props) {
  return (
    <div className="sticky top-0 z-20 flex border-line border-b bg-panel" style={{ height: HEADER }}>
      <div className="sticky left-0 z-10 shrink-0 border-line border-r bg-panel" style={{ width: GUTTER }} />
      {groups
        ? groups.map((group, index) => (
            <GroupHead
              key={group.day}
              group={group}
              columns={columns.filter((column) => column.day === group.day)}
              width={size.columnWidth}
              first={index === 0}
              onDay={onDay}
            />
          ))
        : columns.map((column, index) => (
            <div
              key={column.key}
              className={cx(
                'shrink-0 border-line',
                index > 0 && 'border-l',
                index === columns.length - 1 && 'border-r',
              )}
              style={{ width: size.columnWidth }}
            >
              {index >= size.first && index < size.last && (
                <ColumnHead column={column} onHead={onHead} menu={menu} tabbable={index === at} />
              )}
            </div>
          ))}
    </div>
  );
});

interface GroupProps {
  group: Group;
  columns: readonly Column[];
  width: number;
  first: boolean;
  onDay: ((day: Day) => void) | undefined;
}

/** A day, and below it the doctors who are there. */
function GroupHead({ group, columns, width, first, onDay }: GroupProps) {
  const { t } = useLingui();
  const small = columns.length * width < 96;
  const now = group.day === today();
  const words = plural(group.count, { 0: 'no appointments', one: '# appointment', other: '# appointments' });
  return (
    <div
      className={cx('shrink-0 border-line-strong', !first && 'border-l')}
      style={{ width: columns.length * width }}
    >
      <button
        type="button"
        title={t`Show the day`}
        aria-label={`${group.name}, ${words}`}
        onClick={() => onDay?.(group.day)}
        className={cx(
          'in-head flex h-7 w-full items-center gap-1.5 whitespace-nowrap pt-1 hover:text-accent focus-visible:-outline-offset-2',
          small ? 'justify-center text-mute text-xs' : 'px-2',
        )}
      >
        <b className={cx('truncate', small ? 'font-normal' : 'font-semibold', now && 'text-accent')}>
          {small ? `${weekdayName(group.day)} ${dayNumber(group.day)}` : group.name}
        </b>
        {!small && <span className="ml-auto text-mute text-xs">{group.count || ''}</span>}
      </button>
      <div className="flex">
        {columns.map((column) => (
          <Strip key={column.key} column={column} width={width} />
        ))}
      </div>
    </div>
  );
}

function Strip({ column, width }: { column: Column; width: number }) {
  const { t } = useLingui();
  const load = column.load === null ? null : percent(column.load);
  const booked = load === null ? '' : t`${load} of working hours booked`;
  return (
    <div
      className="h-5.5 overflow-hidden whitespace-nowrap pt-0.5 pl-1.5 text-[10.5px] text-mute"
      style={{ width }}
      title={[column.name, booked].filter(Boolean).join(' · ')}
    >
      {column.short}
    </div>
  );
}
