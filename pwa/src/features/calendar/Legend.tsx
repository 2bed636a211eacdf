import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { STATUSES } from '@/api/model';
import { type Colouring, statusColour, typeColour, UNTYPED } from '@/components/colouring';
import { inOrder } from '@/lib/locale';
import { DeptMark } from '@/ui/DeptMark';
import { statusLabel } from '@/wording/messages';
import { type Column, reachable } from './column';

/** What the colours in sight mean, where they are no departments'. */
export function Legend({ columns, by }: { columns: readonly Column[]; by: Colouring }) {
  const { t } = useLingui();
  const entries = useMemo(() => {
    const items = columns.flatMap(reachable);
    if (by === 'status') {
      const seen = new Set(items.map(({ status }) => status));
      return STATUSES.filter((status) => seen.has(status)).map((status) => ({
        name: statusLabel(status),
        colour: statusColour(status),
      }));
    }
    const names = new Set(items.flatMap(({ type }) => type?.name ?? []));
    const types = [...names].sort(inOrder).map((name) => ({ name, colour: typeColour(name) }));
    return items.some(({ type }) => !type)
      ? [...types, { name: t`No appointment type`, colour: UNTYPED }]
      : types;
  }, [columns, by, t]);
  return (
    <ul
      aria-label={t`Colours`}
      className="scrollbar-none flex shrink-0 gap-3.5 overflow-x-auto border-line border-b bg-panel px-4 py-1.5 text-mute text-xs"
    >
      {entries.map(({ name, colour }) => (
        <li key={name} className="flex items-center gap-1.5 whitespace-nowrap">
          <DeptMark colour={colour} className="size-2 rounded-xs" />
          {name}
        </li>
      ))}
    </ul>
  );
}
