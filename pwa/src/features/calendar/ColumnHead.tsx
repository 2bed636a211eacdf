import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { percent } from '@/lib/locale';
import { DeptMark } from '@/ui/DeptMark';
import { ColumnMenu, type HeadMenu } from './ColumnMenu';
import type { Column } from './column';

interface Props {
  column: Column;
  onHead?: ((column: Column) => void) | undefined;
  /** What can be done about a doctor's day. */
  menu?: HeadMenu | undefined;
  /** The keyboard is in this column: the way from it to its menu is one Tab. */
  tabbable: boolean;
}

/** Who or which day a column is, and how full. */
export const ColumnHead = memo(function ColumnHead({ column, onHead, menu, tabbable }: Props) {
  const { t } = useLingui();
  const load = column.load === null ? null : percent(column.load);
  const offers = menu && column.doctor ? menu : undefined;
  const inside = (
    <>
      <span className="flex items-center gap-1">
        <b className="truncate font-semibold">{column.name}</b>
        {offers && (
          <ChevronDown
            size={13}
            aria-hidden
            className="shrink-0 text-mute opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 coarse:opacity-70"
          />
        )}
      </span>
      <span className="flex items-center gap-1.5 text-mute text-xs">
        {column.colour && <DeptMark colour={column.colour} className="size-2 shrink-0 rounded-xs" />}
        <span className="truncate">{column.note}</span>
        {load !== null && (
          <span className="ml-auto" title={t`${load} of working hours booked`}>
            {load}
          </span>
        )}
      </span>
    </>
  );
  if (offers && column.doctor)
    return (
      <ColumnMenu column={column} doctor={column.doctor} menu={offers} tabbable={tabbable}>
        {inside}
      </ColumnMenu>
    );
  return onHead ? (
    <button
      type="button"
      className="in-head block size-full px-2.5 text-left hover:bg-page"
      onClick={() => onHead(column)}
    >
      {inside}
    </button>
  ) : (
    <div className="flex h-full flex-col justify-center px-2.5">{inside}</div>
  );
});
