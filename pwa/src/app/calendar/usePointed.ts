import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** The block that somebody rests on. */
interface Pointed {
  id: string;
  element: HTMLElement;
}

/** The block whose menu is asked for, and where. */
export interface Asked {
  id: string;
  at: { x: number; y: number };
}

/** Somebody who passes over a block wants nothing of it. */
const REST = 600;
/** Once one is shown, the next comes sooner. */
const NEXT = 180;
/** The way from a block to what is said of it. */
const LEAVE = 220;

const blockAt = (target: EventTarget | null) =>
  (target as Element | null)?.closest<HTMLElement>('main [data-appointment]') ?? null;

/**
 * On which block the mouse or the keyboard has come to rest, and whose menu is asked for (right button, Shift+F10, menu key).
 * A press, a drag, a key or scrolling ends it; whoever walks by keyboard ends it with Escape and leaves nothing else.
 * What was pressed says no more until the mouse has been elsewhere. A finger's long press stays the grid's.
 */
export function usePointed(
  place: RefObject<HTMLElement | null>,
  onMenu: (asked: Asked) => void,
): { pointed: Pointed | null; hide: () => void } {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const shown = useRef(pointed);
  shown.current = pointed;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    setPointed(null);
  }, []);
  useEffect(() => {
    const main = place.current?.closest('main');
    if (!main) return;
    let down = false;
    let quiet: HTMLElement | null = null;
    const show = (element: HTMLElement, after: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const id = element.dataset.appointment;
        // What is being dragged goes before, and what is gone says nothing.
        const busy = down || main.querySelector('[data-hand]') || document.querySelector('dialog[open]');
        if (id && element.isConnected && !busy) setPointed({ id, element });
      }, after);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      if ((event.target as Element).closest('[data-hover-card]')) return clearTimeout(timer.current);
      const element = blockAt(event.target);
      if (element !== quiet) quiet = null;
      if (!element) {
        clearTimeout(timer.current);
        timer.current = setTimeout(hide, LEAVE);
      } else if (quiet) return;
      else if (element === shown.current?.element) clearTimeout(timer.current);
      else show(element, shown.current ? NEXT : REST);
    };
    const left = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(hide, LEAVE);
    };
    const pressed = (event: PointerEvent) => {
      down = true;
      quiet = blockAt(event.target);
      hide();
    };
    const released = () => {
      down = false;
    };
    const focused = (event: FocusEvent) => {
      const element = blockAt(event.target);
      if (element?.matches(':focus-visible')) show(element, REST);
      else hide();
    };
    const keyed = (event: KeyboardEvent) => {
      clearTimeout(timer.current);
      const { current } = shown;
      if (!current) return;
      hide();
      if (event.key !== 'Escape' || document.activeElement !== current.element) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const menu = (event: MouseEvent) => {
      const element = blockAt(event.target);
      const id = element?.dataset.appointment;
      const finger = 'pointerType' in event && event.pointerType === 'touch';
      if (!element || !id || finger || event.defaultPrevented) return;
      event.preventDefault();
      hide();
      const { left: x, bottom: y } = element.getBoundingClientRect();
      // By key it comes from nowhere.
      const byKey = event.button !== 2;
      onMenu({ id, at: byKey ? { x: x + 8, y } : { x: event.clientX, y: event.clientY } });
    };
    main.addEventListener('pointerover', over);
    main.addEventListener('pointerleave', left);
    main.addEventListener('focusin', focused);
    main.addEventListener('focusout', hide);
    main.addEventListener('contextmenu', menu);
    addEventListener('pointerdown', pressed, true);
    addEventListener('pointerup', released, true);
    addEventListener('pointercancel', released, true);
    addEventListener('keydown', keyed, true);
    addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer.current);
      main.removeEventListener('pointerover', over);
      main.removeEventListener('pointerleave', left);
      main.removeEventListener('focusin', focused);
      main.removeEventListener('focusout', hide);
      main.removeEventListener('contextmenu', menu);
      removeEventListener('pointerdown', pressed, true);
      removeEventListener('pointerup', released, true);
      removeEventListener('pointercancel', released, true);
      removeEventListener('keydown', keyed, true);
      removeEventListener('scroll', hide, true);
    };
  }, [place, onMenu, hide]);
  return { pointed, hide };
}
