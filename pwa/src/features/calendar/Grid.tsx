import { lazy, memo, Suspense, useMemo, useRef } from 'react';
import type { Appointment } from '@/api/model';
import { colouring } from '@/components/colouring';
import { cx } from '@/lib/cx';
import { useStore } from '@/lib/store';
import { useNow } from '@/lib/useNow';
import { type Day, MINUTE } from '@/lib/zone';
import { justChanged } from '@/realtime/live';
import { ColumnBody } from './ColumnBody';
import type { HeadMenu } from './ColumnMenu';
import {
  type Column,
  type Gap,
  type Group,
  type Hours,
  hourMarks,
  minutes,
  type Span,
  shortLength,
} from './column';
import type { NewPlace, Preview } from './edit';
import { FreeTimesLayer } from './FreeTimesLayer';
import { Ghost } from './Ghost';
import { GridHead } from './GridHead';
import { Gutter, NowLine } from './Gutter';
import { InlineEditor } from './InlineEditor';
import { pressedOn } from './pressed';
import './calendar.css';
import { useBlockSelection } from './useBlockSelection';
import { useGlide } from './useGlide';
import { useGridScroll } from './useGridScroll';
import { type GridSize, GUTTER, HEADER, useGridSize } from './useGridSize';
import { type Editor, useInline } from './useInline';
import { firstLook, useKeyboard } from './useKeyboard';
import { type DragState, usePointerEdit } from './usePointerEdit';

interface Props {
  label: string;
  columns: readonly Column[];
  /** Headings over several columns each, where there are any. */
  groups?: readonly Group[] | null;
  hours: Hours;
  /** The least width of a column, where its content needs more than usual. */
  narrowest?: number | undefined;
  selected: string | undefined;
  /** What the filters leave; null: everything. */
  matching: ReadonlySet<string> | null;
  /** The time that is being booked, in its column. */
  draft: (Span & { column: number }) | null;
  /** The appointment for which that time is. */
  moved?: Appointment | undefined;
  onOpen: (id: string) => void;
  /** A suggestion or a gap was pressed. */
  onSuggestion?: ((id: string) => void) | undefined;
  onBackfill?: ((gap: Gap) => void) | undefined;
  onDrop: ((item: Appointment, to: Preview) => void) | undefined;
  onCopy?: ((item: Appointment, to: Preview) => void) | undefined;
  /** Whether several can be selected, for something that is done to all of them. */
  maySelect?: boolean | undefined;
  onCreate: ((at: NewPlace, clicked: boolean) => void) | undefined;
  onHead?: ((column: Column) => void) | undefined;
  onDay?: ((day: Day) => void) | undefined;
  /** What can be done about a doctor's day from above its column. */
  menu?: HeadMenu | undefined;
  editor: Editor;
}

const FIXED = new Set(['fulfilled', 'noshow', 'cancelled', 'entered-in-error']);
const NONE: ReadonlySet<string> = new Set();

/** The calendar's grid: columns side by side, time downwards. One tab stop; the pointer and the keys do the same. */
export function Grid(props: Props) {
  const { label, hours, selected, matching, draft, onOpen, onDrop, onCreate, onHead } = props;
  const { groups = null, narrowest, onDay, editor, onSuggestion, onBackfill, onCopy, menu } = props;
  const columns = useMemo(
    () => (matching ? props.columns.map((column) => ({ ...column, matching })) : props.columns),
    [props.columns, matching],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const now = useNow();
  const changed = useStore(justChanged);
  const colourBy = useStore(colouring);
  const shortest = useMemo(() => shortLength(columns), [columns]);
  const gaps = columns.some((column) => column.gaps?.length);
  const size = useGridSize(scroller, columns.length, hours.to - hours.from, narrowest, shortest, gaps);
  const marks = useMemo(() => hourMarks(columns[0]?.day ?? '1970-01-01', hours), [columns[0]?.day, hours]);
  const length = marks.length * 60;
  const editable = (item: Appointment) => !item.hold && !FIXED.has(item.status);
  const copyable = (item: Appointment) => !item.hold && item.patient !== undefined;
  const selection = useBlockSelection(columns, props.maySelect ?? false);
  const target = {
    ...{ scroller, body, columns, size, height: length * MINUTE },
    ...{ editable, copyable, onDrop, onCopy, onCreate, selection },
  };
  const pointer = usePointerEdit(target);
  const inline = useInline(body, columns, onDrop !== undefined);
  const keyboard = useKeyboard(target, firstLook(columns, now), inline.start);
  useGlide(body, columns, changed, size.scale, size.columnWidth);
  useGridScroll(scroller, columns, selected, size.scale);
  const dragState = pointer.dragState ?? keyboard.dragState;
  const height = length * size.scale;

  const departments = new Set(columns.map(({ doctor, colour }) => colour && doctor?.department.id));
  const wide = departments.size > 1 && size.last - size.first < columns.length;
  const grid = (
    <div
      ref={scroller}
      className="grid-print relative min-h-0 flex-1 overflow-auto bg-panel"
      style={{ scrollPaddingTop: HEADER + 8, scrollPaddingLeft: GUTTER }}
    >
      <div style={{ width: GUTTER + columns.length * size.columnWidth }} className="min-w-full">
        <GridHead
          columns={columns}
          groups={groups}
          size={size}
          onHead={onHead}
          onDay={onDay}
          menu={menu}
          at={keyboard.stop.column}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useSemanticElements: the appointments in it are buttons. */}
        <div
          ref={body}
          role="group"
          aria-label={label}
          data-hand={dragState ? (dragState.copy ? 'copy' : dragState.gesture.kind) : undefined}
          data-picking={selection?.mode || undefined}
          className="relative flex"
          style={{ height }}
          onPointerDown={(event) => !inline.astray(event) && pointer.onPointerDown(event)}
          onClick={(event) => {
            const pressed = pressedOn(event.target);
            if (!pressed || pointer.justDropped(event)) return;
            const { kind, id } = pressed;
            if (kind === 'appointment' && selection?.pressed(event, id)) return;
            if (event.detail > 1) return;
            if (kind === 'suggestion') return onSuggestion?.(id);
            if (kind === 'backfill') return gapOf(columns, id, onBackfill);
            inline.clicked(event, id);
            onOpen(id);
          }}
          {...keyboard.handlers}
        >
          <Gutter marks={marks} scale={size.scale} />
          {columns.map((column, index) => {
            const near = (index >= size.first && index < size.last) || index === keyboard.stop.column;
            return (
              <div
                key={column.key}
                data-column={column.key}
                className={cx(
                  // On the left: the next column would be drawn over half of a line on the right.
                  'relative shrink-0 border-line [contain:layout_style]',
                  index > 0 && 'border-l',
                  index === columns.length - 1 && 'border-r',
                  groups &&
                    (columns[index - 1]?.day === column.day ? 'border-l-line-soft' : 'border-l-line-strong'),
                )}
                style={{ width: size.columnWidth }}
              >
                {near && (
                  <>
                    <Lines scale={size.scale} />
                    <ColumnBody
                      column={column}
                      length={length}
                      scale={size.scale}
                      width={size.columnWidth}
                      onMore={onHead}
                      cursor={keyboard.stop.column === index ? keyboard.stop : null}
                      selected={selected && isOn(column, selected) ? selected : undefined}
                      changed={column.items.some(({ id }) => changed.has(id)) ? changed : NONE}
                      selection={
                        selection && column.items.some(({ id }) => selection.has(id)) ? selection : null
                      }
                      now={now}
                      editable={onDrop !== undefined}
                      colourBy={colourBy}
                    />
                  </>
                )}
              </div>
            );
          })}
          <FreeTimesLayer columns={columns} size={size} />
          <NowLine now={now} columns={columns} length={length} size={size} />
          {draft && !dragState && (
            <Ghost
              span={draft}
              column={columns[draft.column]}
              columns={columns.length}
              size={size}
              variant="draft"
              item={props.moved}
            />
          )}
          {dragState?.gesture.kind === 'band' && <Band dragState={dragState} size={size} />}
          {dragState && dragState.gesture.kind !== 'band' && (
            <Ghost
              span={dragState.preview}
              column={columns[dragState.preview.column]}
              columns={columns.length}
              size={size}
              variant="hand"
              item={dragState.gesture.item}
              copy={dragState.copy}
            />
          )}
          {inline.item && !dragState && (
            <InlineEditor
              key={inline.item.id}
              item={inline.item}
              column={inline.column}
              columns={columns}
              size={size}
              height={height}
              editor={editor}
              onLeave={inline.onLeave}
              onDone={inline.onDone}
            />
          )}
        </div>
        {/* The same for the bar of what is selected. */}
        {selection && (selection.any || selection.mode) && <div className="h-20" />}
        {/* So that the last appointments, too, come out from under a phone's sheet. */}
        {selected && <div className="h-[55dvh] md:hidden print:hidden" />}
      </div>
    </div>
  );
  return (
    <div className="flex h-full flex-col">
      {wide && (
        <Suspense fallback={<div className="h-8 shrink-0 border-line border-b coarse:h-11" />}>
          <DepartmentStrip columns={columns} scroller={scroller} columnWidth={size.columnWidth} />
        </Suspense>
      )}
      {colourBy !== 'department' && (
        <Suspense>
          <Legend columns={columns} by={colourBy} />
        </Suspense>
      )}
      {grid}
    </div>
  );
}

const DepartmentStrip = lazy(async () => ({
  default: (await import('./DepartmentStrip')).DepartmentStrip,
}));
const Legend = lazy(async () => ({ default: (await import('./Legend')).Legend }));

/** Whether an appointment or a suggestion stands in a column: only then its being chosen is the column's business. */
const isOn = ({ items, suggestions = [] }: Column, id: string): boolean =>
  [...items, ...suggestions].some((one) => one.id === id);

function gapOf(columns: readonly Column[], id: string, then: ((gap: Gap) => void) | undefined): void {
  const gap = columns.flatMap(({ gaps = [] }) => gaps).find((other) => other.id === id);
  if (gap) then?.(gap);
}

/** What is being drawn round appointments to select them. */
function Band({ dragState: { gesture, preview }, size }: { dragState: DragState; size: GridSize }) {
  const first = Math.min(gesture.column, preview.column);
  const count = Math.abs(gesture.column - preview.column) + 1;
  return (
    <div
      aria-hidden
      data-ghost="band"
      className="pointer-events-none absolute z-10 rounded-md border-[1.5px] border-accent bg-accent/10"
      style={{
        left: GUTTER + first * size.columnWidth,
        width: count * size.columnWidth,
        top: minutes(preview.start) * size.scale,
        height: minutes(preview.end - preview.start) * size.scale,
      }}
    />
  );
}

/** The hairlines of hours and half hours, under everything: one picture, whatever the day's length. */
const Lines = memo(function Lines({ scale }: { scale: number }) {
  const hour = 60 * scale;
  return (
    <div
      aria-hidden
      className="grid-lines pointer-events-none absolute inset-0 top-px"
      style={{
        backgroundSize: `100% ${hour}px`,
        backgroundPosition: `0 -1px, 0 ${Math.floor(hour / 2) - 2}px`,
      }}
    />
  );
});
