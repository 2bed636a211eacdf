import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarRange, CircleOff, Columns2, ListChecks, ShieldAlert } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Doctor } from '@/api/model';
import { BreakGlassDialog } from '@/components/BreakGlassDialog';
import { select } from '@/components/selection';
import type { Day } from '@/lib/zone';
import { Popover } from '@/ui/Popover';
import type { Column } from './column';

/** What can be done about a doctor's day from above its column. */
export interface HeadMenu {
  onOnly: (doctor: Doctor) => void;
  onWeek: (doctor: Doctor) => void;
  /** Absent for those who may not. */
  onAway: ((doctor: Doctor, day: Day) => void) | undefined;
  maySelect: boolean;
}

interface Props {
  column: Column;
  doctor: Doctor;
  menu: HeadMenu;
  tabbable: boolean;
  children: ReactNode;
}

export function ColumnMenu({ column, doctor, menu, tabbable, children }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  const close = (work: () => void) => () => {
    setOpen(false);
    work();
  };
  const name = doctor.name;
  return (
    <>
      <button
        ref={head}
        type="button"
        data-head={doctor.id}
        tabIndex={tabbable ? 0 : -1}
        aria-haspopup="dialog"
        aria-expanded={open}
        className="group block size-full px-2.5 text-left hover:bg-page in-head focus-visible:-outline-offset-2 aria-expanded:bg-page"
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <Popover anchor={head} label={name} onClose={() => setOpen(false)} className="grid w-64">
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
            <Item icon={<ShieldAlert size={15} aria-hidden />} onClick={close(() => setAsking(true))}>
              <Trans>Break the glass…</Trans>
            </Item>
          )}
        </Popover>
      )}
      {asking && (
        <BreakGlassDialog
          what={{ practitionerId: doctor.id }}
          title={t`Open the appointments of ${name}?`}
          onClose={() => setAsking(false)}
        />
      )}
    </>
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
