import { type ComponentProps, type ElementType, type HTMLAttributes, type ReactNode, useId } from 'react';
import { cx } from '@/lib/cx';

const box =
  'w-full rounded-lg border border-line bg-panel px-2.5 text-ink placeholder:text-mute hover:border-line-strong focus-visible:border-accent aria-invalid:border-harm disabled:opacity-60';

interface Around {
  label: string;
  /** Where there is no room above it, the label is for screen readers and the tooltip. */
  bare?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** What stands in the control, at its end. */
  end?: ReactNode;
}

interface RowProps extends Around, HTMLAttributes<HTMLElement> {
  control: 'input' | 'textarea' | 'select';
  look: string;
}

/** A form row: the label above, hint or error below, wired for screen readers. */
function Row({ control, look, label, bare, hint, error, end, className, ...rest }: RowProps) {
  const Control: ElementType = control;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-mute text-xs'}>
        {label}
      </label>
      <div className={end ? 'relative' : 'contents'}>
        <Control
          {...rest}
          id={id}
          {...(note && { 'aria-describedby': `${id}-note` })}
          {...(error && { 'aria-invalid': true })}
          className={cx(box, look, className)}
        />
        {end}
      </div>
      {note && (
        <p id={`${id}-note`} className={cx('text-xs', error ? 'text-harm' : 'text-mute')}>
          {note}
        </p>
      )}
    </div>
  );
}

/** A browser writes down what was typed, to offer it again, unless it is told not to: most of it is of patients. */
const FORGETFUL = { autoComplete: 'off' };

export const TextField = (props: Around & ComponentProps<'input'>) => (
  <Row control="input" look="h-8 coarse:h-10" {...FORGETFUL} {...props} />
);

export const TextArea = ({ rows = 2, ...props }: Around & ComponentProps<'textarea'>) => (
  <Row control="textarea" look="resize-none py-1.5" {...FORGETFUL} {...{ rows, ...props }} />
);

export const SelectField = (props: Around & ComponentProps<'select'>) => (
  <Row control="select" look="h-8 pr-7 coarse:h-10" {...props} />
);

/** A box to tick; its label beside it, what it means below. */
export function CheckField({
  label,
  hint,
  error,
  ...rest
}: Omit<Around, 'bare' | 'end'> & ComponentProps<'input'>) {
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
