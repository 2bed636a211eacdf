import { useLingui } from '@lingui/react/macro';
import { percent } from '@/lib/locale';
import type { Column } from './column';

/** Who or which day a column is, and how full. */
export function ColumnHead({
  column,
  onHead,
}: {
  column: Column;
  onHead?: ((column: Column) => void) | undefined;
}) {
  const { t } = useLingui();
  const load = column.load === null ? null : percent(column.load);
  const inside = (
    <>
      <b className="block truncate font-semibold">{column.name}</b>
      <span className="flex items-center gap-1.5 text-mute text-xs">
        {column.colour && (
          <i
            aria-hidden
            className="dept-mark size-2 shrink-0 rounded-xs"
            style={{ '--dept': column.colour }}
          />
        )}
        <span className="truncate">{column.note}</span>
        {load !== null && (
          <span className="ml-auto" title={t`${load} of the working hours are booked`}>
            {load}
          </span>
        )}
      </span>
    </>
  );
  return onHead ? (
    <button
      type="button"
      className="block size-full px-2.5 text-left hover:bg-page"
      onClick={() => onHead(column)}
    >
      {inside}
    </button>
  ) : (
    <div className="flex h-full flex-col justify-center px-2.5">{inside}</div>
  );
}
