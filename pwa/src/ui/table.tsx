import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';

/** How every table looks: headings that stay, hairlines between rows, the page's margin at both ends. */
export const table = 'w-full border-separate border-spacing-0';

export const headCell =
  'sticky top-0 z-1 h-8 whitespace-nowrap border-line border-b bg-panel px-2 text-left font-normal text-mute text-xs first:pl-4 last:pr-4';

export const cell = 'h-8.5 max-w-64 truncate border-line-soft border-b px-2 first:pl-4 last:pr-4';

interface HeadProps {
  columns: readonly { name: string; className?: string | false }[];
}

export const TableHead = ({ columns }: HeadProps) => (
  <thead>
    <tr>
      {columns.map(({ name, className }) => (
        <th key={name} scope="col" className={cx(headCell, className)}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** Columns without a look of their own. */
export const named = (...names: string[]) => names.map((name) => ({ name }));

interface OpensProps {
  id: string;
  onOpen: (id: string) => void;
  className?: string | false;
  children: ReactNode;
}

/** A row that opens what it stands for, wherever it is pressed. */
export const OpeningRow = ({ id, selected, onOpen, children }: OpensProps & { selected?: boolean }) => (
  <tr
    onClick={() => onOpen(id)}
    aria-current={selected || undefined}
    className="cursor-pointer hover:bg-page aria-[current]:bg-accent/10"
  >
    {children}
  </tr>
);

/** The button in such a row, for the keyboard: the table walks from one to the next with `walkRows`. */
export const RowButton = ({ id, onOpen, className, children }: OpensProps) => (
  <button
    type="button"
    data-row={id}
    onClick={(event) => {
      event.stopPropagation();
      onOpen(id);
    }}
    className={cx('max-w-full truncate rounded-sm text-left font-semibold', className)}
  >
    {children}
  </button>
);

interface FiguresProps {
  label: string;
  /** Above what the rows are of, and above each number. */
  columns: readonly string[];
  rows: readonly { key: string | number; name: string; values: readonly string[] }[];
  /** Without the page's margin at both ends. */
  flush?: boolean;
}

/** Numbers in rows and columns that never change places. */
export function FigureTable({ label, columns: [first = '', ...others], rows, flush = false }: FiguresProps) {
  const [start, end] = [flush && 'first:pl-0!', cx('text-right', flush && 'last:pr-0!')];
  return (
    <table className={table} aria-label={label}>
      <TableHead
        columns={[{ name: first, className: start }, ...others.map((name) => ({ name, className: end }))]}
      />
      <tbody>
        {rows.map(({ key, name, values }) => (
          <tr key={key}>
            <th scope="row" className={cx(cell, 'text-left font-normal', start)}>
              {name}
            </th>
            {values.map((value, index) => (
              <td key={others[index]} className={cx(cell, end)}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
