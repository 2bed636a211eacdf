import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarRange, CircleOff, Columns2, ListChecks, ShieldAlert } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { Doctor } from '@/api/model';
import { BreakGlassDialog } from '@/components/BreakGlassDialog';
import { select } from '@/components/selection';
import { Popover } from '@/ui/Popover';
import type { HeadMenu } from './ColumnMenu';
import type { Column } from './column';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  column: Column;
  doctor: Doctor;
  menu: HeadMenu;
  onClose: () => void;
}

/** What is behind a doctor's heading, loaded when it is pressed. */
export function ColumnMenuPanel({ anchor, column, doctor, menu, onClose }: Props) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const close = (work: () => void) => () => {
    onClose();
    work();
  };
  const name = doctor.name;
  if (asking)
    return (
      <BreakGlassDialog
        what={{ practitionerId: doctor.id }}
        title={t`Open the appointments of ${name}?`}
        onClose={onClose}
      />
    );
  return (
    <Popover anchor={anchor} label={name} onClose={onClose} className="grid w-64">
      <Item icon={<CalendarRange size={15} aria-hidden />} onClick={close(() => menu.onWeek(doctor))}>
        <Trans>Show the week</Trans>
      </Item>
      <Item icon={<Columns2 size={15} aria-hidden />} onClick={close(() => menu.onOnly(doctor))}>
        <Trans>Show only this doctor</Trans>
      </Item>
      {menu.maySelect && column.items.length > 0 && (
        <Item icon={<ListChecks size={15} aria-hidden />} onClick={close(() => select(column.items))}>
          <Trans>Select all on this day</Trans>
        </Item>
      )}
      {menu.onAway && (
        <Item
          icon={<CircleOff size={15} aria-hidden />}
          onClick={close(() => menu.onAway?.(doctor, column.day))}
        >
          {t`${name} is away…`}
        </Item>
      )}
      {column.busy && column.busy.length > 0 && (
        <Item icon={<ShieldAlert size={15} aria-hidden />} onClick={() => setAsking(true)}>
          <Trans>Break the glass…</Trans>
        </Item>
      )}
    </Popover>
  );
}

function Item({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-page focus-visible:-outline-offset-2 coarse:py-2.5"
    >
      {icon}
      {children}
    </button>
  );
}
