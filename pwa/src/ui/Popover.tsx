import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '@/lib/cx';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  label: string;
  children: ReactNode;
  className?: string;
}

const GAP = 6;

/** Floats under its anchor in the browser's top layer; a press elsewhere, Escape or a resize closes it. */
export function Popover({ anchor, onClose, label, children, className }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = box.current;
    const at = anchor.current?.getBoundingClientRect();
    if (!element || !at) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const below = at.bottom + GAP + height <= innerHeight - GAP;
    element.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`;
    element.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
    const first =
      element.querySelector<HTMLElement>('[data-autofocus]') ?? element.querySelector('input, button');
    (first as HTMLElement | null)?.focus();
  }, [anchor]);

  useEffect(() => {
    const opener = anchor.current;
    const pressed = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !opener?.contains(target)) close.current();
    };
    const resized = () => close.current();
    addEventListener('pointerdown', pressed, true);
    addEventListener('resize', resized);
    return () => {
      removeEventListener('pointerdown', pressed, true);
      removeEventListener('resize', resized);
    };
  }, [anchor]);

  return (
    <div
      ref={box}
      popover="manual"
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        anchor.current?.focus();
      }}
      className={cx(
        'fixed inset-auto m-0 animate-fade rounded-xl border border-line bg-panel p-1.5 text-ink shadow-float',
        className,
      )}
    >
      {children}
    </div>
  );
}
