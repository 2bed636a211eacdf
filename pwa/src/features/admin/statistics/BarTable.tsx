import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';
import { cell, TableHead, table } from '@/ui/table';

interface BarRow {
  key: string;
  name: string;
  /** Below the name. */
  under?: string;
  colour: string;
  /** Of the whole bar, 0 to 1; null draws none. */
  part: number | null;
  /** The cells beside the bar; the first is what the bar shows. */
  values: readonly ReactNode[];
}

interface Props {
  chart: string;
  title: string;
  note?: string;
  /** Above the names, the bar with its value, and the other values. */
  columns: readonly string[];
  rows: readonly BarRow[];
}

/** A chart that is a table: every row a bar in its department's hue, with its numbers beside it. */
export function BarTable({ chart, title, note, columns, rows }: Props) {
  return (
    <section className="grid content-start gap-1" data-chart={chart}>
      <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
      {note && <p className="text-mute text-xs">{note}</p>}
      <table className={cx(table, 'table-fixed')} aria-label={title}>
        <TableHead
          columns={columns.map((name, index) => ({
            name,
            className: cx(
              'first:pl-0! last:pr-0!',
              index === 0 && 'w-[38%]',
              index > 1 && 'w-22 text-right max-sm:hidden',
            ),
          }))}
        />
        <tbody>
          {rows.map(({ key, name, under, colour, part, values: [value, ...others] }) => (
            <tr key={key}>
              <th scope="row" className={cx(cell, 'text-left font-normal first:pl-0!')}>
                <span className="truncate font-semibold">{name}</span>
                {under && <span className="ml-1.5 text-mute text-xs">{under}</span>}
              </th>
              <td className={cx(cell, 'last:pr-0!')}>
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-3 min-w-0 flex-1 rounded-sm bg-line-soft">
                    <i
                      className="dept-mark block h-full rounded-sm"
                      style={{ '--dept': colour, width: `${Math.min(1, part ?? 0) * 100}%` }}
                    />
                  </span>
                  <span className="w-14 shrink-0 text-right">{value}</span>
                </span>
              </td>
              {others.map((other, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places.
                <td key={index} className={cx(cell, 'text-right text-mute last:pr-0! max-sm:hidden')}>
                  {other}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
