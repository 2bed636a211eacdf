import { t } from '@lingui/core/macro';
import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from '@/lib/store';
import { dismiss, type Toast, toasts } from './toasts';

const STAYS = { plain: 7_000, harm: 15_000 };

/** Where toasts appear; the region is always there so that screen readers follow it. */
export function Toaster() {
  const shown = useStore(toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 grid justify-items-center gap-2 px-3 max-md:bottom-16 [body:has([data-bulk])_&]:bottom-20 max-md:[body:has([data-bulk])_&]:bottom-44"
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), STAYS[toast.tone]);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the sentence there while someone is on it.
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto relative flex max-w-full animate-rise flex-wrap items-center gap-x-1 gap-y-1 rounded-xl bg-(--toast) py-1.5 pr-10 pl-3.5 text-(--toast-ink) shadow-float"
    >
      {toast.tone === 'harm' && <CircleAlert size={15} aria-hidden className="mr-1 shrink-0" />}
      <span className="mr-2 py-1">{toast.text}</span>
      {toast.actions.map((action) => (
        <button
          key={action.label}
          type="button"
          onClick={() => {
            dismiss(toast.id);
            action.run();
          }}
          className="rounded-lg px-2 py-1 font-semibold text-(--toast-accent) hover:bg-current/10 focus-visible:outline-(--toast-accent) coarse:py-2"
        >
          {action.label}
        </button>
      ))}
      <button
        type="button"
        aria-label={t`Dismiss`}
        onClick={() => dismiss(toast.id)}
        className="absolute top-1.5 right-1.5 grid size-7 place-items-center rounded-lg opacity-60 hover:opacity-100 coarse:size-9"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
