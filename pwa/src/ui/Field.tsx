import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { cx } from '@/lib/cx';

const box =
  'w-full rounded-lg border border-line bg-panel px-2.5 text-ink placeholder:text-mute hover:border-line-strong focus-visible:border-accent aria-invalid:border-harm disabled:opacity-60';

interface Around {
  label: string;
  /** Where there is no room above it, the label is for screen readers and the tooltip. */
  bare?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
}

interface FrameProps extends Around {
  children: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A form row: the label above, hint or error below, wired for screen readers. */
function FieldFrame({ label, bare, hint, error, children }: FrameProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-mute text-xs'}>
        {label}
      </label>
      {children({
        id,
        ...(note ? { 'aria-describedby': `${id}-note` } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {note && (
        <p id={`${id}-note`} className={cx('text-xs', error ? 'text-harm' : 'text-mute')}>
          {note}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  bare,
  hint,
  error,
  className,
  ...rest
}: Around & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <FieldFrame label={label} bare={bare} hint={hint} error={error}>
      {(wiring) => <input {...rest} {...wiring} className={cx(box, 'h-8 coarse:h-10', className)} />}
    </FieldFrame>
  );
}

export function TextArea({
  label,
  bare,
  hint,
  error,
  className,
  ...rest
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <FieldFrame label={label} bare={bare} hint={hint} error={error}>
      {(wiring) => (
        <textarea rows={2} {...rest} {...wiring} className={cx(box, 'resize-none py-1.5', className)} />
      )}
    </FieldFrame>
  );
}

export function SelectField({
  label,
  bare,
  hint,
  error,
  className,
  ...rest
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <FieldFrame label={label} bare={bare} hint={hint} error={error}>
      {(wiring) => <select {...rest} {...wiring} className={cx(box, 'h-8 pr-7 coarse:h-10', className)} />}
    </FieldFrame>
  );
}

/** A box to tick; its label beside it, what it means below. */
export function CheckField({
  label,
  hint,
  error,
  ...rest
}: Omit<Around, 'bare'> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <input
        {...rest}
        type="checkbox"
        id={id}
        aria-describedby={note ? `${id}-note` : undefined}
        className="mt-px size-4 accent-(--accent) coarse:size-5"
      />
      <label htmlFor={id}>{label}</label>
      {note && (
        <p id={`${id}-note`} className={cx('col-start-2 text-xs', error ? 'text-harm' : 'text-mute')}>
          {note}
        </p>
      )}
    </div>
  );
}
