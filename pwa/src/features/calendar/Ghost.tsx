import { useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import type { Appointment } from '@/api/model';
import { cx } from '@/lib/cx';
import { clockRange, HOUR } from '@/lib/zone';
import { patientName } from '@/wording/messages';
import { type Column, inTheWay, isOpen, minutes, type Span } from './column';
import { type GridSize, GUTTER } from './useGridSize';

/** In a column narrower than this the words stand beside the place. */
const NARROW = 100;
/** In one lower than this, too: the time would be cut off. */
const LOW = 37;

interface Props {
  span: Span & { column: number };
  column: Column | undefined;
  size: GridSize;
  /** How many there are. */
  columns: number;
  variant: 'draft' | 'hand';
  item?: Appointment | null | undefined;
  /** It is another one: what is there stays. */
  copy?: boolean | undefined;
}

/** Where an appointment would stand, and whether that time is taken; the server still decides. */
export function Ghost({ span, column, columns, size, variant, item, copy }: Props) {
  const { t } = useLingui();
  if (!column) return null;
  const at = { start: column.origin + span.start, end: column.origin + span.end };
  const taken = inTheWay(column, at, copy ? copyOf(item) : item) !== undefined;
  const height = minutes(span.end - span.start) * size.scale - 2;
  const narrow = size.columnWidth < NARROW || height < LOW;
  const rightmost = span.column + 3 > columns;
  const warning = taken ? t`Taken` : isOpen(column, at) ? null : t`Outside hours`;
  return (
    <div
      aria-hidden
      data-taken={taken || undefined}
      data-ghost={variant}
      data-copy={copy || undefined}
      className={cx(
        'pointer-events-none absolute z-10 rounded-md leading-tight',
        narrow ? 'whitespace-nowrap' : 'px-2.5 py-1',
        variant === 'hand' ? 'ghost' : 'draft',
      )}
      style={{
        left: GUTTER + span.column * size.columnWidth + 3,
        width: size.columnWidth - 6,
        top: minutes(span.start) * size.scale + 1,
        height,
      }}
    >
      {copy && (
        <b className="-top-2.5 -right-1 absolute flex items-center gap-1 whitespace-nowrap rounded-full bg-accent px-1.5 py-0.5 font-semibold text-accent-ink text-xs shadow-float">
          <Copy size={11} aria-hidden />
          {t({ context: 'noun', message: 'Copy' })}
        </b>
      )}
      <div
        className={cx(
          !narrow && 'h-full overflow-hidden',
          narrow && 'absolute rounded-md border border-line bg-panel px-2 py-1 text-ink shadow-float',
          narrow && (span.start < HOUR ? 'top-full mt-1' : 'bottom-full mb-1'),
          narrow && (rightmost ? 'right-0' : 'left-0'),
        )}
      >
        <b className="block truncate font-semibold">{patientName(item?.patient) ?? t`New appointment`}</b>
        <span className="block truncate text-xs">
          {clockRange(at.start, at.end)}
          {warning && (
            <b className={cx('ml-1.5 font-semibold', taken ? 'text-harm' : 'text-warn')}>{warning}</b>
          )}
        </span>
      </div>
    </div>
  );
}

/** The same for the same doctor, and yet nothing that is there already. */
function copyOf(item: Appointment | null | undefined): Appointment | null {
  return item ? { ...item, id: '' } : null;
}
