import { t } from '@lingui/core/macro';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Appointment } from '@/api/model';
import { isPressed } from '@/components/commands';
import { clockRange, MINUTE } from '@/lib/zone';
import { announce } from '@/ui/announcer';
import { type Column, inTheWay, isOpen, reachable, usualStart } from './column';
import { CLICKED, type Gesture, nudged, type Preview, STEP } from './edit';
import { KINDS, pressedOn } from './pressed';
import type { EditTarget, Hand } from './usePointerEdit';
import { type Cursor, cursorOn, landing, standing, walk } from './walk';

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

const selectorOf = (id: string | null) =>
  id ? KINDS.map((kind) => `[data-${kind}="${id}"]`).join() : '[data-free]';

/** Where the one tab stop of the grid is: where the keyboard was last, else the first thing at `at`. */
function tabStop(columns: readonly Column[], cursor: Cursor | null, at: number): Cursor {
  if (cursor?.id) {
    const item = columns.flatMap(standing).find((other) => other.id === cursor.id);
    const found = item && cursorOn(columns, item);
    if (found) return found;
  }
  return landing(columns, Math.min(cursor?.column ?? 0, columns.length - 1), cursor?.at ?? at);
}

/** The first free time of that length after an appointment, in its column; right after it where there is none. */
function freeAfter(column: Column, from: { start: number; end: number }, height: number): number {
  const length = from.end - from.start;
  const first = Math.ceil(from.end / STEP) * STEP;
  for (let start = first; start + length <= height; start += STEP) {
    const span = { start: column.origin + start, end: column.origin + start + length };
    if (!inTheWay(column, span) && isOpen(column, span)) return start;
  }
  return Math.max(0, Math.min(first, height - length));
}

/**
 * Everything the mouse does, by key: arrows walk, Alt+arrows move, Shift+arrows resize, with Alt at the upper edge (kept
 * when the key is let go, Escape takes it back), C takes a copy that arrows place and Enter books, Enter opens or books,
 * F2 edits in place, N books, X picks.
 */
export function useKeyboard(
  target: EditTarget,
  firstAt: number,
  onInline: ((item: Appointment) => void) | undefined,
) {
  const { columns, height, body, onDrop, onCopy, onCreate, editable, copyable, picks } = target;
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [hand, setHand] = useState<Hand | null>(null);
  const follow = useRef(false);
  const stop = tabStop(columns, cursor, firstAt);

  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    const element = body.current?.querySelector<HTMLElement>(selectorOf(stop.id));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // What is being moved stays in sight, also where it leaves the part that is shown.
  useEffect(() => {
    if (hand)
      body.current
        ?.querySelector('[data-ghost=hand]')
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [hand, body]);

  const itemAt = (place: Cursor): Appointment | undefined =>
    columns[place.column]?.items.find((item) => item.id === place.id);

  const say = (to: Preview, item: Appointment, copy = false) => {
    const column = columns[to.column];
    if (!column) return;
    const name = item.patient?.name ?? '';
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
    if (!item || !column || (!hand?.copy && (!onDrop || !editable(item)))) return;
    const from = spanIn(column, item);
    const kind: Gesture['kind'] = !event.shiftKey ? 'move' : event.altKey ? 'start' : 'end';
    const gesture = hand?.gesture ?? { kind, item, column: stop.column, from, grip: 0 };
    const next = nudged(
      hand?.preview ?? { ...from, column: stop.column },
      event.key,
      gesture.kind,
      columns.length,
      height,
    );
    setHand({ gesture, preview: next, copy: hand?.copy ?? false });
    say(next, item, hand?.copy);
  };

  const takeCopy = () => {
    const item = itemAt(stop);
    const column = columns[stop.column];
    if (!item || !column || !copyable(item)) return;
    const from = spanIn(column, item);
    const start = freeAfter(column, from, height);
    const to = { column: stop.column, start, end: start + from.end - from.start };
    setHand({ gesture: { kind: 'move', item, column: stop.column, from, grip: 0 }, preview: to, copy: true });
    say(to, item, true);
  };

  const giveUp = () => {
    setHand(null);
    announce(t`Discarded. Nothing was changed.`);
  };

  const placeCopy = () => {
    if (!hand?.gesture.item) return;
    setHand(null);
    onCopy?.(hand.gesture.item, hand.preview);
    follow.current = true;
  };

  const togglePick = () => {
    const item = itemAt(stop);
    if (!item) return;
    const before = picks?.has(item.id);
    picks?.toggle(item);
    const name = item.patient?.name ?? '';
    announce(before ? t`${name} is no longer selected.` : t`${name} is selected.`);
  };

  const commit = () => {
    if (!hand?.gesture.item || hand.copy) return;
    const { gesture, preview } = hand;
    setHand(null);
    const still =
      preview.column === gesture.column &&
      preview.start === gesture.from.start &&
      preview.end === gesture.from.end;
    if (!still && gesture.item) onDrop?.(gesture.item, preview);
    follow.current = true;
  };

  const bookHere = () => {
    const item = itemAt(stop);
    const origin = columns[stop.column]?.origin ?? 0;
    const start = item ? Date.parse(item.end) - origin : stop.at;
    onCreate?.({ column: stop.column, start, end: start + CLICKED }, true);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const run = (work: () => void) => {
      event.preventDefault();
      work();
    };
    if (event.key === 'Escape' && hand) run(giveUp);
    else if (event.key === 'Escape' && picks && (picks.any || picks.mode)) run(picks.clear);
    else if (hand?.copy && event.key === 'Enter') run(placeCopy);
    else if (ARROWS.has(event.key) && !command) {
      run(() => {
        if (event.altKey || event.shiftKey || hand?.copy) return nudge(event);
        follow.current = true;
        setCursor(walk(stop, event.key, columns, height));
      });
    } else if (hand?.copy) return;
    else if (picks && (isPressed('select', event) || (command && event.key === ' '))) run(togglePick);
    else if (picks && isPressed('selectColumn', event))
      run(() => {
        const column = columns[stop.column];
        if (column) picks.add(reachable(column));
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
    if (event.key === ' ' && (event.ctrlKey || event.metaKey || hand?.copy)) event.preventDefault();
    if (event.key === 'Alt' || event.key === 'Shift') commit();
  };
  const onBlur = () => {
    if (hand?.copy) giveUp();
    else commit();
  };
  const onFocus = (event: FocusEvent) => {
    const id = pressedOn(event.target)?.id;
    const item = id && columns.flatMap(standing).find((other) => other.id === id);
    if (item && cursor?.id !== id) setCursor(cursorOn(columns, item));
  };
  return { stop, hand, handlers: { onKeyDown, onKeyUp, onFocus, onBlur } };
}

/** Where the keyboard begins, which is in sight when the day opens: now, or when most have begun to work. */
export function firstLook(columns: readonly Column[], now: number): number {
  const since = now - (columns[0]?.origin ?? 0);
  const day = 24 * 60 * MINUTE;
  return since > 0 && since < day ? Math.floor(since / (30 * MINUTE)) * 30 * MINUTE : usualStart(columns);
}
