import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Doctor } from '@/api/model';
import type { Day } from '@/lib/zone';
import type { Column } from './column';

const Panel = lazy(async () => ({ default: (await import('./ColumnMenuPanel')).ColumnMenuPanel }));

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
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
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
        <Suspense>
          <Panel anchor={head} column={column} doctor={doctor} menu={menu} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
