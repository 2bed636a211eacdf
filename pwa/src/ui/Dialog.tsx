import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from '@/lib/cx';
import { Button, IconButton } from './Button';
import { FormError } from './FormError';
import { NotSaved } from './NotSaved';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** It closes only by a button of its own: what it shows is not to be had again. */
  stays?: boolean;
  /** A form inside it: Enter in a field submits, the footer's submit button belongs to it. */
  onSubmit?: () => void;
}

/** A modal question on the browser's own dialog: focus trap, Escape and the top layer come with it. */
export function Dialog({ title, onClose, children, footer, wide = false, stays = false, onSubmit }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const body = (
    <>
      <header className="flex items-center justify-between gap-4 border-line border-b py-2.5 pr-2.5 pl-4">
        <h2 id={heading} className="font-semibold text-lg tracking-tight">
          {title}
        </h2>
        {!stays && (
          <IconButton label={t`Close`} onClick={onClose}>
            <X size={16} />
          </IconButton>
        )}
      </header>
      <div className="grid max-h-[70dvh] gap-3 overflow-y-auto px-4 py-4">
        {children}
        {onSubmit && <NotSaved quiet />}
      </div>
      {footer && <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>}
    </>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out, and the browser's.
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // A second Escape in a row closes it without asking: whoever still shows it shows it again.
        if (dialog.current?.open) return;
        onClose();
        requestAnimationFrame(() => dialog.current?.open === false && dialog.current.showModal());
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={cx(
        'm-auto w-full animate-rise overflow-hidden rounded-xl border border-line bg-panel p-0 text-ink shadow-float backdrop:bg-black/30',
        'max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none',
        wide ? 'sm:max-w-[560px]' : 'sm:max-w-[420px]',
      )}
    >
      {onSubmit ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {body}
        </form>
      ) : (
        body
      )}
    </dialog>
  );
}

interface AskProps extends Pick<Props, 'title' | 'onClose' | 'children'> {
  /** The form inside it: Enter in a field sends it, once. */
  onSubmit: () => void;
  /** What goes back is called, and what sends the form. */
  back: ReactNode;
  yes: ReactNode;
  /** The cursor begins on the button that does nothing. */
  backFirst?: boolean;
  variant?: ComponentProps<typeof Button>['variant'];
  pending?: boolean;
  disabled?: boolean;
  /** What is wrong with the whole of it. */
  error?: string | undefined;
}

/** A question: back, or what the form inside it sends. */
export function AskDialog(props: AskProps) {
  const { title, onClose, onSubmit, back, yes, backFirst, variant = 'primary' } = props;
  const { pending = false, disabled, error, children } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => !pending && onSubmit()}
      footer={
        <>
          <Button onClick={onClose} data-autofocus={backFirst || undefined}>
            {back}
          </Button>
          <Button type="submit" variant={variant} pending={pending} disabled={disabled}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      <FormError>{error}</FormError>
    </Dialog>
  );
}
