import { useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { STILL } from '@/lib/media';
import { DeptMark } from '@/ui/DeptMark';
import type { Column } from './column';

interface Props {
  columns: readonly Column[];
  scroller: RefObject<HTMLElement | null>;
  columnWidth: number;
}

/** Where each department's columns begin, in the columns' order. */
function departmentsOf(columns: readonly Column[]) {
  const found = new Map<string, { name: string; colour: string | null; first: number }>();
  columns.forEach(({ doctor, note, colour }, first) => {
    const id = doctor?.department.id;
    if (id && colour && !found.has(id)) found.set(id, { name: note, colour, first });
  });
  return [...found].map(([id, department]) => ({ id, ...department }));
}

/** Of a day that is wider than the screen: the departments, each of which scrolls to its doctors. */
export function DepartmentStrip({ columns, scroller, columnWidth }: Props) {
  const { t } = useLingui();
  const all = useMemo(() => departmentsOf(columns), [columns]);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setLeft(Math.round(element.scrollLeft / columnWidth));
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, columnWidth]);
  const here = all.findLast(({ first }) => first <= left)?.id;
  return (
    <nav
      aria-label={t`Departments`}
      className="scrollbar-none flex shrink-0 gap-1 overflow-x-auto border-line border-b bg-panel px-2 py-1 print:hidden"
    >
      {all.map(({ id, name, colour, first }) => (
        <button
          key={id}
          type="button"
          aria-current={id === here || undefined}
          onClick={() =>
            scroller.current?.scrollTo({
              left: first * columnWidth,
              behavior: matchMedia(STILL).matches ? 'auto' : 'smooth',
            })
          }
          className="flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-mute text-xs hover:bg-page hover:text-ink focus-visible:-outline-offset-2 coarse:h-9 aria-current:bg-page aria-current:font-semibold aria-current:text-ink"
        >
          {colour && <DeptMark colour={colour} className="size-2 rounded-xs" />}
          {name}
        </button>
      ))}
    </nav>
  );
}
