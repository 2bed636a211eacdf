import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './Button';

interface Props {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Details beside the page, which stays visible and usable; on a phone a sheet from below. Escape closes it. */
export function SidePanel({ label, onClose, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      close.current();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      // What had the focus may go with the panel. Who works by keyboard goes on where they were, not at the page's top.
      requestAnimationFrame(() => {
        if (document.activeElement && document.activeElement !== document.body) return;
        const there = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
        const back = there ? opener : document.querySelector<HTMLElement>('main [role=group] [tabindex="0"]');
        back?.focus({ preventScroll: true });
      });
    };
  }, []);
  return (
    <aside
      ref={panel}
      aria-label={label}
      className="side-panel relative w-[312px] shrink-0 overflow-y-auto border-line border-l bg-panel p-4 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:max-h-[78dvh] max-md:w-auto max-md:rounded-t-2xl max-md:border-t max-md:border-l-0 max-md:pb-[calc(1rem+env(safe-area-inset-bottom))] max-md:shadow-float"
    >
      <IconButton label={t`Close`} onClick={onClose} className="absolute top-2.5 right-2.5">
        <X size={16} />
      </IconButton>
      {children}
    </aside>
  );
}
