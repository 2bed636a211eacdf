import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '@/lib/cx';
import { useLatest } from '@/lib/useLatest';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** It takes something away. */
  harm?: boolean;
  /** A line stands above it. */
  apart?: boolean;
  onSelect: () => void;
}

interface Props {
  label: string;
  /** Where it was asked for, in the window's pixels. */
  at: { x: number; y: number };
  items: readonly MenuItem[];
  onClose: () => void;
}

const EDGE = 6;

/** What can be done with the thing that was pressed; by arrow keys and first letters, as menus are (WAI-ARIA, menu). */
export function ContextMenu({ label, at, items, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);
  const close = useLatest(onClose);
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE, Math.min(at.x, innerWidth - width - EDGE))}px`;
    element.style.top = `${Math.max(EDGE, Math.min(at.y, innerHeight - height - EDGE))}px`;
    element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [at]);

  useEffect(() => {
    const leave = () => close.current();
    const pressed = (event: Event) => !box.current?.contains(event.target as Node) && leave();
    addEventListener('pointerdown', pressed, true);
    addEventListener('scroll', pressed, true);
    addEventListener('resize', leave);
    addEventListener('blur', leave);
    return () => {
      removeEventListener('pointerdown', pressed, true);
      removeEventListener('scroll', pressed, true);
      removeEventListener('resize', leave);
      removeEventListener('blur', leave);
    };
  }, [close]);

  const leave = () => {
    onClose();
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => all[(index + all.length) % all.length]?.focus();
    const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
    if (event.key === 'Escape' || event.key === 'Tab') leave();
    else if (event.key === 'ArrowDown') to(here + 1);
    else if (event.key === 'ArrowUp') to(here - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (letter && letter !== ' ') {
      const next = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      next.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
      className="fixed inset-auto m-0 min-w-52 animate-fade rounded-xl border border-line bg-panel p-1.5 text-ink shadow-float"
    >
      {items.map(({ label: word, icon, harm, apart, onSelect }) => (
        <button
          key={word}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            leave();
            onSelect();
          }}
          className={cx(
            'flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-page focus:bg-page focus-visible:-outline-offset-2 coarse:py-2.5',
            harm && 'text-harm',
            apart &&
              'relative mt-2.25 before:absolute before:inset-x-0 before:-top-1.25 before:border-line before:border-t',
          )}
        >
          <span aria-hidden className="grid w-4 place-items-center">
            {icon}
          </span>
          {word}
        </button>
      ))}
    </div>
  );
}
