import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Appointment } from '@/api/model';
import { useLatest } from '@/lib/useLatest';
import type { Column } from './column';
import { cursorOn } from './walk';

/** The form that edits an appointment where it stands; app/ knows which one that is. */
export type Editor = (item: Appointment, back: { onLeave: () => void; onDone: () => void }) => ReactNode;

interface Press {
  id: string;
  at: number;
  x: number;
  y: number;
}

/** Two presses of one double click are this near in time and place, as most systems have it. */
const DOUBLE = 500;
const NEAR = 6;

const near = (press: Press, event: { timeStamp: number; clientX: number; clientY: number }) =>
  event.timeStamp - press.at < DOUBLE && Math.hypot(event.clientX - press.x, event.clientY - press.y) < NEAR;

/**
 * The appointment that is being edited in place. The first press of a double click opens the details, which may move
 * what lies under the pointer: the second one still means the same appointment, and nothing else.
 */
export function useInline(body: RefObject<HTMLElement | null>, columns: readonly Column[], allowed: boolean) {
  const [id, setId] = useState<string | null>(null);
  const press = useRef<Press | null>(null);
  const find = (wanted: string | null) =>
    columns.flatMap((column) => column.items).find((item) => item.id === wanted);
  const item = find(id);
  const start = (one: Appointment) => {
    if (allowed && !one.hold && one.status !== 'cancelled') setId(one.id);
  };
  const twice = useLatest((event: MouseEvent) => {
    const first = press.current;
    const pressed = first && near(first, event) ? find(first.id) : undefined;
    if (pressed) start(pressed);
  });
  useEffect(() => {
    const pressed = (event: MouseEvent) => twice.current(event);
    addEventListener('dblclick', pressed);
    return () => removeEventListener('dblclick', pressed);
  }, [twice]);

  const block = (of: string) => body.current?.querySelector<HTMLElement>(`[data-appointment="${of}"]`);
  return {
    item,
    column: item ? (cursorOn(columns, item)?.column ?? 0) : 0,
    start: allowed ? start : undefined,
    onLeave: () => id && block(id)?.focus({ preventScroll: true }),
    onDone: () => setId((now) => (now === id ? null : now)),
    clicked: (event: { timeStamp: number; clientX: number; clientY: number }, on: string) => {
      press.current = { id: on, at: event.timeStamp, x: event.clientX, y: event.clientY };
    },
    /** The second press of a double click on something that the first one moved there. */
    astray: (event: PointerEvent<HTMLElement>) => {
      const on = (event.target as HTMLElement).closest<HTMLElement>('[data-appointment]')?.dataset
        .appointment;
      return press.current !== null && near(press.current, event) && on !== press.current.id;
    },
  };
}
