import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Appointment } from '@/api/model';
import { MINUTE } from '@/lib/zone';
import { type Column, reachable, spanOf } from './column';
import { edgeSpeed, FINE_STEP, type Gesture, type NewPlace, type Preview, preview, STEP } from './edit';
import type { BlockSelection } from './useBlockSelection';
import { type GridSize, GUTTER, HEADER } from './useGridSize';

/** An appointment, or free time, that is being dragged: what and where it would go. */
export interface DragState {
  gesture: Gesture;
  preview: Preview;
  /** What is there stays, and another one is booked. */
  copy?: boolean;
}

export interface EditTarget {
  scroller: RefObject<HTMLElement | null>;
  body: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  size: GridSize;
  /** Milliseconds that a column shows. */
  height: number;
  editable: (item: Appointment) => boolean;
  /** Whether another one like it can be booked. */
  copyable: (item: Appointment) => boolean;
  onDrop: ((item: Appointment, to: Preview) => void) | undefined;
  onCopy: ((item: Appointment, to: Preview) => void) | undefined;
  onCreate: ((at: NewPlace, clicked: boolean) => void) | undefined;
  /** The selected appointments; absent for those who may not select. */
  selection: BlockSelection | undefined;
}

interface Press {
  id: number;
  touch: boolean;
  x: number;
  y: number;
  fine: boolean;
  copy: boolean;
  gesture: Gesture;
  started: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const MOUSE_SLACK = 4;
const TOUCH_SLACK = 9;
const LONG_PRESS = 350;

/** The keys that make a drag a copy, as file managers and other calendars have it. */
const COPIES = new Set(['Alt', 'Control', 'Meta']);

interface Held {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}
const isCopy = ({ altKey, ctrlKey, metaKey }: Held) => altKey || ctrlKey || metaKey;

/**
 * Moving, resizing and drawing with a pointer: a mouse begins after a few pixels, a finger after resting on the spot,
 * so that a swipe still scrolls. With Alt held what is dragged stays, and a copy goes. Escape takes everything back.
 */
export function usePointerEdit(target: EditTarget) {
  const latest = useRef(target);
  latest.current = target;
  const [dragState, setDragState] = useState<DragState | null>(null);
  const press = useRef<Press | null>(null);
  const dropped = useRef(0);

  useEffect(() => {
    const scroller = latest.current.scroller.current;
    if (!scroller) return;

    const locate = (x: number, y: number) => {
      const { body, size, columns } = latest.current;
      const box = body.current?.getBoundingClientRect() ?? new DOMRect();
      const column = Math.floor((x - box.left - GUTTER) / size.columnWidth);
      return {
        column: Math.max(0, Math.min(columns.length - 1, column)),
        offset: ((y - box.top) / size.scale) * MINUTE,
      };
    };
    const draw = () => {
      const now = press.current;
      if (!now?.started) return;
      const next = preview(
        now.gesture,
        locate(now.x, now.y),
        latest.current.height,
        now.fine ? FINE_STEP : STEP,
      );
      setDragState((old) =>
        old &&
        old.preview.start === next.start &&
        old.preview.end === next.end &&
        old.preview.column === next.column &&
        old.copy === now.copy
          ? old
          : { gesture: now.gesture, preview: next, copy: now.copy },
      );
    };
    const scroll = () => {
      const now = press.current;
      if (!now?.started) return;
      const box = scroller.getBoundingClientRect();
      const x = edgeSpeed(now.x, box.left + GUTTER, box.right);
      const y = edgeSpeed(now.y, box.top + HEADER, box.bottom);
      if (x || y) {
        scroller.scrollBy(now.gesture.kind === 'move' || now.gesture.kind === 'band' ? x : 0, y);
        draw();
      }
      requestAnimationFrame(scroll);
    };
    const begin = () => {
      const now = press.current;
      if (!now) return;
      now.started = true;
      if (now.touch) navigator.vibrate?.(8);
      document.body.style.userSelect = 'none';
      draw();
      requestAnimationFrame(scroll);
    };
    const end = () => {
      clearTimeout(press.current?.timer);
      press.current = null;
      document.body.style.userSelect = '';
      setDragState(null);
    };
    const copies = (now: Press, event: Held) => {
      const { item, kind } = now.gesture;
      const { editable, copyable, onCopy } = latest.current;
      if (!item || kind !== 'move') return;
      // What is over does not move: of that there are only copies.
      now.copy = onCopy !== undefined && copyable(item) && (isCopy(event) || !editable(item));
    };
    const moved = (event: PointerEvent) => {
      const now = press.current;
      if (!now || event.pointerId !== now.id) return;
      const distance = Math.hypot(event.clientX - now.x, event.clientY - now.y);
      if (!now.started && now.touch) {
        if (distance > TOUCH_SLACK) end();
        return;
      }
      if (!now.started && distance <= MOUSE_SLACK) return;
      now.x = event.clientX;
      now.y = event.clientY;
      now.fine = event.shiftKey;
      copies(now, event);
      if (now.started) draw();
      else begin();
    };
    const released = (event: PointerEvent) => {
      const now = press.current;
      if (!now || event.pointerId !== now.id) return;
      const { height, columns, onDrop, onCopy, onCreate, selection } = latest.current;
      const to = preview(
        now.gesture,
        locate(event.clientX, event.clientY),
        height,
        now.fine ? FINE_STEP : STEP,
      );
      const { started, gesture, touch, copy } = now;
      end();
      if (!started) {
        if (gesture.kind === 'create') onCreate?.(to, true);
        return;
      }
      dropped.current = event.timeStamp;
      if (gesture.kind === 'band') {
        selection?.add(banded(columns, gesture, to));
      } else if (!gesture.item) {
        onCreate?.(to, false);
      } else if (touch && unmoved(gesture, to)) {
        // Lifted and put back: as everywhere on a telephone, that selects it.
        selection?.toggle(gesture.item);
        selection?.begin();
      } else if (copy) {
        onCopy?.(gesture.item, to);
      } else {
        onDrop?.(gesture.item, to);
      }
    };
    const keyed = (event: KeyboardEvent) => {
      const now = press.current;
      if (!now?.started) return;
      if (COPIES.has(event.key) && now.gesture.kind === 'move') {
        // Else the browser's menu opens when the key is let go.
        event.preventDefault();
        copies(now, event);
        draw();
      }
      if (event.key !== 'Escape' || event.type === 'keyup') return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    const held = (event: Event) => press.current?.started && event.preventDefault();
    const menu = (event: Event) => press.current?.touch && event.preventDefault();

    addEventListener('pointermove', moved);
    addEventListener('pointerup', released);
    addEventListener('pointercancel', end);
    addEventListener('keydown', keyed, true);
    addEventListener('keyup', keyed, true);
    scroller.addEventListener('touchmove', held, { passive: false });
    scroller.addEventListener('contextmenu', menu);

    begun.current = (now: Press) => {
      press.current = now;
      if (now.touch && now.gesture.kind !== 'create') now.timer = setTimeout(begin, LONG_PRESS);
    };
    located.current = locate;
    return () => {
      end();
      removeEventListener('pointermove', moved);
      removeEventListener('pointerup', released);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', keyed, true);
      removeEventListener('keyup', keyed, true);
      scroller.removeEventListener('touchmove', held);
      scroller.removeEventListener('contextmenu', menu);
    };
  }, []);
  const begun = useRef<(press: Press) => void>(() => undefined);
  const located = useRef((_x: number, _y: number) => ({ column: 0, offset: 0 }));

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const gesture = gestureAt(event, latest.current, located.current(event.clientX, event.clientY));
    if (!gesture) return;
    const touch = event.pointerType === 'touch';
    begun.current({
      id: event.pointerId,
      touch,
      x: event.clientX,
      y: event.clientY,
      fine: event.shiftKey,
      copy: false,
      gesture,
      started: false,
      timer: undefined,
    });
  };
  /** The click that ends a drag is no click. */
  const justDropped = (event: { timeStamp: number }) => event.timeStamp - dropped.current < 50;
  return { dragState, onPointerDown, justDropped };
}

function gestureAt(
  event: ReactPointerEvent<HTMLElement>,
  { columns, editable, copyable, onDrop, onCopy, onCreate, selection }: EditTarget,
  at: { column: number; offset: number },
): Gesture | null {
  const pressed = event.target as HTMLElement;
  const id = pressed.closest<HTMLElement>('[data-appointment]')?.dataset.appointment;
  const column = columns[at.column];
  if (!column) return null;
  if (id) {
    const item = column.items.find((other) => other.id === id);
    if (!item || !onDrop) return null;
    if (!editable(item) && !(onCopy && copyable(item) && isCopy(event))) return null;
    const from = { start: Date.parse(item.start) - column.origin, end: Date.parse(item.end) - column.origin };
    const edge = pressed.closest<HTMLElement>('[data-edge]')?.dataset.edge as 'start' | 'end' | undefined;
    return { kind: edge ?? 'move', item, column: at.column, from, grip: at.offset - from.start };
  }
  if (!pressed.closest('[data-column]') || pressed.closest('button')) return null;
  const bands = selection && (selection.mode || event.ctrlKey || event.metaKey);
  if (bands ? event.pointerType === 'touch' : !onCreate) return null;
  return {
    kind: bands ? 'band' : 'create',
    item: null,
    column: at.column,
    from: { start: at.offset, end: at.offset },
    grip: 0,
  };
}

/** What a band that was drawn from one column to another touches. */
function banded(columns: readonly Column[], gesture: Gesture, to: Preview): Appointment[] {
  const [first, last] = [Math.min(gesture.column, to.column), Math.max(gesture.column, to.column)];
  return columns.slice(first, last + 1).flatMap((column) =>
    reachable(column).filter((item) => {
      const { start, end } = spanOf(item);
      return start < column.origin + to.end && end > column.origin + to.start;
    }),
  );
}

function unmoved({ kind, column, from }: Gesture, to: Preview): boolean {
  return kind === 'move' && column === to.column && from.start === to.start;
}
