import { useLingui } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { cx } from '@/lib/cx';
import { clockRange } from '@/lib/zone';
import { type Column, inTheWay, isOpen, minutes, type Span } from './column';
import { type GridSize, GUTTER } from './useGridSize';

interface Props {
  span: Span & { column: number };
  column: Column | undefined;
  size: GridSize;
  look: 'draft' | 'hand';
  item?: Appointment | null;
}

/** Where an appointment would stand, and whether that time is taken; the server still decides. */
export function Ghost({ span, column, size, look, item }: Props) {
  const { t } = useLingui();
  if (!column) return null;
  const at = { start: column.origin + span.start, end: column.origin + span.end };
  const taken = inTheWay(column, at, item?.id) !== undefined;
  const warning = taken ? t`Taken` : isOpen(column, at) ? null : t`Outside hours`;
  return (
    <div
      aria-hidden
      data-taken={taken || undefined}
      data-ghost={look}
      className={cx(
        'pointer-events-none absolute z-10 overflow-hidden rounded-md px-2.5 py-1 leading-tight',
        look === 'hand' ? 'ghost' : 'draft',
      )}
      style={{
        left: GUTTER + span.column * size.columnWidth + 3,
        width: size.columnWidth - 6,
        top: minutes(span.start) * size.scale + 1,
        height: minutes(span.end - span.start) * size.scale - 2,
      }}
    >
      <b className="block truncate font-semibold">{item?.patient?.name ?? t`New appointment`}</b>
      <span className="block truncate text-xs">
        {clockRange(at.start, at.end)}
        {warning && (
          <b className={cx('ml-1.5 font-semibold', taken ? 'text-harm' : 'text-warn')}>{warning}</b>
        )}
      </span>
    </div>
  );
}
