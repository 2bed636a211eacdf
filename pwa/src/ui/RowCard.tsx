import { Square, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';

interface Props {
  id: string;
  selected: boolean;
  onOpen: (id: string) => void;
  title: ReactNode;
  /** It counts no more: the title is struck out. */
  over?: boolean;
  detail: ReactNode;
  mark?: ReactNode;
  badge: ReactNode;
  /** Whether it is selected, where rows are being selected. */
  inSelection?: boolean | undefined;
}

/** A row of a table as a phone shows it: two lines and how it stands. The list around it walks with `walkRows`. */
export function RowCard({
  id,
  selected,
  onOpen,
  title,
  over = false,
  detail,
  mark,
  badge,
  inSelection,
}: Props) {
  const Tick = inSelection ? SquareCheckBig : Square;
  return (
    <button
      type="button"
      data-row={id}
      aria-current={selected || undefined}
      aria-pressed={inSelection}
      onClick={() => onOpen(id)}
      className="flex w-full items-start gap-2.5 border-line-soft border-b px-3 py-2 text-left focus-visible:-outline-offset-2 aria-[current]:bg-accent/10 aria-pressed:bg-accent/10"
    >
      {inSelection !== undefined && (
        <Tick
          size={18}
          aria-hidden
          className={cx('mt-2 shrink-0', inSelection ? 'text-accent' : 'text-mute')}
        />
      )}
      {mark}
      <span className="grid min-w-0 flex-1">
        <span className={cx('truncate font-semibold', over && 'text-mute line-through')}>{title}</span>
        <span className="truncate text-mute text-xs">{detail}</span>
      </span>
      {badge}
    </button>
  );
}
