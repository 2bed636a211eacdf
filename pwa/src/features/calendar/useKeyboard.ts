import { t } from '@lingui/core/macro';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Appointment } from '@/api/model';
import { clockRange, MINUTE } from '@/lib/zone';
import { announce } from '@/ui/announcer';
import { type Column, usualStart } from './column';
import { CLICKED, nudged, type Preview } from './edit';
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

/**
 * Everything the mouse does, by key: arrows walk, Alt+arrows move, Shift+arrows resize (kept when the key is let go,
 * Escape takes it back), Enter opens or books, F2 edits in place, N books.
 */
export function useKeyboard(
  target: EditTarget,
  firstAt: number,
  onInline: ((item: Appointment) => void) | undefined,
) {
  const { columns, height, body, onDrop, onCreate, editable } = target;
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

  const itemAt = (place: Cursor): Appointment | undefined =>
    columns[place.column]?.items.find((item) => item.id === place.id);

  const say = (to: Preview, item: Appointment) => {
    const column = columns[to.column];
    if (!column) return;
    const name = item.patient?.name ?? '';
    const time = clockRange(column.origin + to.start, column.origin + to.end);
    const where = column.name;
    announce(t`${name}: ${time}, ${where}. Let go to save, Escape to take back.`);
  };

  const nudge = (event: KeyboardEvent) => {
    const item = itemAt(stop);
    const column = columns[stop.column];
    if (!item || !column || !onDrop || !editable(item)) return;
    const from = { start: Date.parse(item.start) - column.origin, end: Date.parse(item.end) - column.origin };
    const kind = event.shiftKey ? 'end' : 'move';
    const gesture = hand?.gesture ?? { kind, item, column: stop.column, from, grip: 0 };
    const next = nudged(
      hand?.preview ?? { ...from, column: stop.column },
      event.key,
      gesture.kind === 'end',
      columns.length,
      height,
    );
    setHand({ gesture, preview: next });
    say(next, item);
  };

  const commit = () => {
    if (!hand?.gesture.item) return;
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
    if (event.key === 'Escape' && hand) {
      event.preventDefault();
      setHand(null);
      announce(t`Taken back.`);
    } else if (ARROWS.has(event.key) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (event.altKey || event.shiftKey) {
        nudge(event);
      } else {
        follow.current = true;
        setCursor(walk(stop, event.key, columns, height));
      }
    } else if (
      onCreate &&
      event.key.toLowerCase() === 'n' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      event.preventDefault();
      bookHere();
    } else if (event.key === 'F2' && onInline) {
      const item = itemAt(stop);
      event.preventDefault();
      if (item) onInline(item);
    } else if (onCreate && event.key === 'Enter' && stop.id === null) {
      event.preventDefault();
      bookHere();
    }
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'Alt' || event.key === 'Shift') commit();
  };
  const onFocus = (event: FocusEvent) => {
    const id = pressedOn(event.target)?.id;
    const item = id && columns.flatMap(standing).find((other) => other.id === id);
    if (item && cursor?.id !== id) setCursor(cursorOn(columns, item));
  };
  return { stop, hand, handlers: { onKeyDown, onKeyUp, onFocus, onBlur: commit } };
}

/** Where the keyboard begins, which is in sight when the day opens: now, or when most have begun to work. */
export function firstLook(columns: readonly Column[], now: number): number {
  const since = now - (columns[0]?.origin ?? 0);
  const day = 24 * 60 * MINUTE;
  return since > 0 && since < day ? Math.floor(since / (30 * MINUTE)) * 30 * MINUTE : usualStart(columns);
}
