import { useLingui } from '@lingui/react/macro';
import type { Access } from '@/api/model';
import { cx } from '@/lib/cx';
import { figure } from '@/lib/locale';
import { walkRows } from '@/lib/walkRows';
import { moment } from '@/lib/zone';
import { RowCard } from '@/ui/RowCard';
import { cell, OpeningRow, RowButton, TableHead, table } from '@/ui/table';
import { actorLabel } from '@/wording/messages';
import { accessMessage, KindBadge, UnderGlass } from './access';

interface Props {
  items: readonly Access[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}

/** The accesses as a table; every row opens what else is known of it. */
export function AccessTable({ items, selected, onOpen }: Props) {
  const { t } = useLingui();
  const columns = [
    { name: t`When` },
    { name: t`Who` },
    { name: t`What` },
    { name: t`Kind` },
    { name: t`Patients shown`, className: 'text-right' },
    { name: t`Address`, className: 'max-lg:hidden' },
  ];
  return (
    <table className={table} aria-label={t`Who saw or changed it`}>
      <TableHead columns={columns} />
      <tbody onKeyDown={walkRows}>
        {items.map((access) => (
          <OpeningRow key={access.id} id={access.id} selected={access.id === selected} onOpen={onOpen}>
            <td className={cell}>{moment(Date.parse(access.at), true)}</td>
            <td className={cx(cell, 'max-w-44')}>{actorLabel(access.actor)}</td>
            <td className={cx(cell, 'w-1/2 max-w-0')}>
              <RowButton id={access.id} onOpen={onOpen} className="font-normal">
                {accessMessage(access)}
              </RowButton>
            </td>
            <td className={cell}>
              <KindBadge kind={access.kind} />
              {access.detail.glass && <UnderGlass />}
            </td>
            <td className={cx(cell, 'text-right')}>{figure(access.patients)}</td>
            <td className={cx(cell, 'text-mute max-lg:hidden')}>{access.address}</td>
          </OpeningRow>
        ))}
      </tbody>
    </table>
  );
}

/** The same on a phone: two lines each. */
export function AccessCards({ items, selected, onOpen }: Props) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Who saw or changed it`}>
      {items.map((access) => (
        <li key={access.id}>
          <RowCard
            id={access.id}
            selected={access.id === selected}
            onOpen={onOpen}
            title={accessMessage(access)}
            detail={
              <>
                {moment(Date.parse(access.at), true)} · {actorLabel(access.actor)}
              </>
            }
            badge={
              <span className="grid justify-items-end">
                <KindBadge kind={access.kind} />
                {access.detail.glass && <UnderGlass />}
              </span>
            }
          />
        </li>
      ))}
    </ul>
  );
}
