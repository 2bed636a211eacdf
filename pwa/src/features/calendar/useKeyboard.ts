import { t } from '@lingui/core/macro';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Appointment } from '@/api/model';
import { isPressed } from '@/components/commands';
import { clockRange, MINUTE } from '@/lib/zone';
import { announce } from '@/ui/announcer';
import { patientName } from '@/wording/messages';
import { type Column, inTheWay, isOpen, reachable, type Span, usualStart } from './column';
import { CLICKED, type Gesture, nudged, type Preview, STEP } from './edit';
import { KINDS, pressedOn } from './pressed';
import type { DragState, EditTarget } from './usePointerEdit';
import { type Cursor, cursorOn, itemsIn, landing, walk } from './walk';

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

const selectorOf = (id: string | null) =>
  id ? KINDS.map((kind) => `[data-${kind}="${id}"]`).join() : '[data-free]';

/** Where the one tab stop of the grid is: where the keyboard was last, else the first thing at `at`. */
function tabStop(columns: readonly Column[], cursor: Cursor | null, at: number): Cursor {
  if (cursor?.id) {
    const item = columns.flatMap(itemsIn).find((other) => other.id === cursor.id);
    const found = item && cursorOn(columns, item);
    if (found) return found;
  }
  return landing(columns, Math.min(cursor?.column ?? 0, columns.length - 1), cursor?.at ?? at);
}

/** The object of before where it says the same: a column whose tab stop has not moved is not drawn again. */
function useSame(stop: Cursor): Cursor {
  const last = useRef(stop);
  const { column, id, at } = last.current;
  if (stop.column !== column || stop.id !== id || stop.at !== at) last.current = stop;
  return last.current;
}

/**
 * The start of the first free time of that length after an appointment, in its column, and not in the past; undefined
 * where there is none.
 */
function freeAfter(column: Column, from: Span, height: number): number | undefined {
  const length = from.end - from.start;
  const first = after(column, from, height);
  for (let start = first; start + length <= height; start += STEP) {
    const span = { start: column.origin + start, end: column.origin + start + length };
    if (!inTheWay(column, span) && isOpen(column, span)) return start;
  }
  return undefined;
}

/** The first step after an appointment that is not over. */
function after(column: Column, from: Span, height: number): number {
  const now = Date.now() - column.origin;
  return Math.ceil(Math.max(from.end, now < height ? now : 0) / STEP) * STEP;
}

/**
 * Everything the mouse does, by key: arrows walk, Alt+arrows move, Shift+arrows resize, with Alt at the upper edge (kept
 * when the key is let go, Escape takes it back), C takes a copy that arrows place and Enter books, Enter opens or books,
 * F2 edits in place, N books, X selects.
 */
export function useKeyboard(
  target: EditTarget,
  firstAt: number,
  onInline: ((item: Appointment) => void) | undefined,
) {
  const { columns, height, body, onDrop, onCopy, onCreate, editable, copyable, selection } = target;
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [dragState, setDragState] = useState<DragState | null>(null);
  const follow = useRef(false);
  const stop = useSame(tabStop(columns, cursor, firstAt));

  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    const element = body.current?.querySelector<HTMLElement>(selectorOf(stop.id));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // What is being moved stays in sight, also where it leaves the part that is shown.
  useEffect(() => {
    if (dragState)
      body.current
        ?.querySelector('[data-ghost=hand]')
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [dragState, body]);

  const itemAt = (place: Cursor): Appointment | undefined =>
    columns[place.column]?.items.find((item) => item.id === place.id);

  const announcePlace = (to: Preview, item: Appointment, copy = false) => {
    const column = columns[to.column];
    if (!column) return;
    const name = patientName(item.patient) ?? '';
    const at = { start: column.origin + to.start, end: column.origin + to.end };
    const time = clockRange(at.start, at.end);
    const taken = inTheWay(column, at, copy ? null : item) !== undefined;
    const warning = taken ? t`Taken` : isOpen(column, at) ? '' : t`Outside hours`;
    const where = [column.name, warning].filter(Boolean).join(', ');
    announce(
      copy
        ? t`Copy of ${name}: ${time}, ${where}. Enter to book, Escape to discard.`
        : t`${name}: ${time}, ${where}. Release to save, Escape to discard.`,
    );
  };

  const spanIn = (column: Column, item: Appointment) => ({
    start: Date.parse(item.start) - column.origin,
    end: Date.parse(item.end) - column.origin,
  });

  const nudge = (event: KeyboardEvent) => {
    const item = itemAt(stop);
    const column = columns[stop.column];
    if (!item || !column || (!dragState?.copy && (!onDrop || !editable(item)))) return;
    const from = spanIn(column, item);
    const kind: Gesture['kind'] = !event.shiftKey ? 'move' : event.altKey ? 'start' : 'end';
    const gesture = dragState?.gesture ?? { kind, item, column: stop.column, from, grip: 0 };
    const next = nudged(
      dragState?.preview ?? { ...from, column: stop.column },
      event.key,
      gesture.kind,
      columns.length,
      height,
    );
    setDragState({ gesture, preview: next, copy: dragState?.copy ?? false });
    announcePlace(next, item, dragState?.copy);
  };

  const takeCopy = () => {
    const item = itemAt(stop);
    const column = columns[stop.column];
    if (!item || !column || !copyable(item)) return;
    const from = spanIn(column, item);
    const latest = height - (from.end - from.start);
    const start =
      freeAfter(column, from, height) ?? Math.max(0, Math.min(after(column, from, height), latest));
    const to = { column: stop.column, start, end: start + from.end - from.start };
    setDragState({
      gesture: { kind: 'move', item, column: stop.column, from, grip: 0 },
      preview: to,
      copy: true,
    });
    announcePlace(to, item, true);
  };

  const giveUp = () => {
    setDragState(null);
    announce(t`Discarded. Nothing was changed.`);
  };

  const placeCopy = () => {
    if (!dragState?.gesture.item) return;
    setDragState(null);
    onCopy?.(dragState.gesture.item, dragState.preview);
    follow.current = true;
  };

  const toggleSelected = () => {
    const item = itemAt(stop);
    if (!item) return;
    const before = selection?.has(item.id);
    selection?.toggle(item);
    const name = patientName(item.patient) ?? '';
    announce(before ? t`${name} is no longer selected.` : t`${name} is selected.`);
  };

  const commit = () => {
    if (!dragState?.gesture.item || dragState.copy) return;
    const { gesture, preview } = dragState;
    setDragState(null);
    const still =
      preview.column === gesture.column &&
      preview.start === gesture.from.start &&
      preview.end === gesture.from.end;
    if (!still && gesture.item) onDrop?.(gesture.item, preview);
    follow.current = true;
  };

  const bookHere = () => {
    const item = itemAt(stop);
    const column = columns[stop.column];
    const next = () => {
      if (!item || !column) return stop.at;
      const { end } = spanIn(column, item);
      return freeAfter(column, { start: end - CLICKED, end }, height);
    };
    const start = next();
    // A taken time is never proposed: where that day has no other, one is looked for.
    const time = start === undefined ? {} : { start, end: start + CLICKED };
    onCreate?.({ column: stop.column, ...time }, true);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const run = (work: () => void) => {
      event.preventDefault();
      work();
    };
    if (event.key === 'Escape' && dragState) run(giveUp);
    else if (event.key === 'Escape' && selection && (selection.any || selection.mode)) run(selection.clear);
    else if (dragState?.copy && event.key === 'Enter') run(placeCopy);
    else if (ARROWS.has(event.key) && !command) {
      run(() => {
        if (event.altKey || event.shiftKey || dragState?.copy) return nudge(event);
        follow.current = true;
        setCursor(walk(stop, event.key, columns, height));
      });
    } else if (dragState?.copy) return;
    else if (selection && (isPressed('select', event) || (command && event.key === ' '))) run(toggleSelected);
    else if (selection && isPressed('selectColumn', event))
      run(() => {
        const column = columns[stop.column];
        if (column) selection.add(reachable(column));
      });
    else if (onCopy && isPressed('copy', event)) run(takeCopy);
    else if (onCreate && isPressed('book', event)) run(bookHere);
    else if (onInline && isPressed('editInPlace', event))
      run(() => {
        const item = itemAt(stop);
        if (item) onInline(item);
      });
    else if (onCreate && event.key === 'Enter' && stop.id === null) run(bookHere);
  };
  const onKeyUp = (event: KeyboardEvent) => {
    // A space that chose something here must not press the button as well.
    if (event.key === ' ' && (event.ctrlKey || event.metaKey || dragState?.copy)) event.preventDefault();
    if (event.key === 'Alt' || event.key === 'Shift') commit();
  };
  const onBlur = () => {
    if (dragState?.copy) giveUp();
    else commit();
  };
  const onFocus = (event: FocusEvent) => {
    const id = pressedOn(event.target)?.id;
    const item = id && columns.flatMap(itemsIn).find((other) => other.id === id);
    if (item && cursor?.id !== id) setCursor(cursorOn(columns, item));
  };
  return { stop, dragState, handlers: { onKeyDown, onKeyUp, onFocus, onBlur } };
}

/** Where the keyboard begins, which is in sight when the day opens: now, or when most have begun to work. */
export function firstLook(columns: readonly Column[], now: number): number {
  const since = now - (columns[0]?.origin ?? 0);
  const day = 24 * 60 * MINUTE;
  return since > 0 && since < day ? Math.floor(since / (30 * MINUTE)) * 30 * MINUTE : usualStart(columns);
}
