import { offeredTimes } from '@/components/freeTimes';
import { useStore } from '@/lib/store';
import { clock, dayOf } from '@/lib/zone';
import { type Column, minutes } from './column';
import { type GridSize, GUTTER } from './useGridSize';

/**
 * Where the free times are that a form offers; a press takes one. For the mouse and the eye only: by keyboard and for screen
 * readers they are in the form.
 */
export function FreeTimesLayer({ columns, size }: { columns: readonly Column[]; size: GridSize }) {
  const offered = useStore(offeredTimes);
  return offered?.slots.map((slot) => {
    const [start, end] = [Date.parse(slot.start), Date.parse(slot.end)];
    const at = columns.findIndex(({ day, doctor }) => doctor?.id === slot.doctorId && day === dayOf(start));
    const column = columns[at];
    if (!column) return null;
    return (
      <button
        key={slot.doctorId + slot.start}
        type="button"
        tabIndex={-1}
        aria-hidden
        data-offered={slot.start}
        className="offered absolute overflow-hidden rounded-md px-2 text-left text-xs"
        style={{
          left: GUTTER + at * size.columnWidth + 3,
          width: size.columnWidth - 6,
          top: minutes(start - column.origin) * size.scale + 1,
          height: minutes(end - start) * size.scale - 2,
        }}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          offered.onPick(slot);
        }}
      >
        {clock(start)}
      </button>
    );
  });
}
