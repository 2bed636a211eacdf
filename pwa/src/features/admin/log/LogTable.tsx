import { useLingui } from '@lingui/react/macro';
import type { Activity } from '@/api/model';
import { cx } from '@/lib/cx';
import { walkRows } from '@/lib/walkRows';
import { moment } from '@/lib/zone';
import { cell, OpeningRow, RowButton, TableHead, table } from '@/ui/table';
import { activityMessage } from '@/wording/activity';
import { actorLabel } from '@/wording/messages';
import { OutcomeBadge } from './OutcomeBadge';

export interface LogRows {
  items: readonly Activity[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}

/** The rows as a table; every row opens what else is known of it. */
export function LogTable({ items, selected, onOpen }: LogRows) {
  const { t } = useLingui();
  const columns = [
    { name: t`When` },
    { name: t`Who` },
    { name: t`What` },
    { name: t`Outcome` },
    { name: t`Address`, className: 'max-lg:hidden' },
  ];
  return (
    <table className={table} aria-label={t`Activity log`}>
      <TableHead columns={columns} />
      <tbody onKeyDown={walkRows}>
        {items.map((entry) => (
          <OpeningRow key={entry.id} id={entry.id} selected={entry.id === selected} onOpen={onOpen}>
            <td className={cell}>{moment(Date.parse(entry.at), true)}</td>
            <td className={cx(cell, 'max-w-44')}>{actorLabel(entry.actor)}</td>
            <td className={cx(cell, 'w-3/5 max-w-0')}>
              <RowButton id={entry.id} onOpen={onOpen} className="font-normal">
                {activityMessage(entry)}
              </RowButton>
            </td>
            <td className={cell}>
              <OutcomeBadge outcome={entry.outcome} />
            </td>
            <td className={cx(cell, 'text-mute max-lg:hidden')}>{entry.address}</td>
          </OpeningRow>
        ))}
      </tbody>
    </table>
  );
}
