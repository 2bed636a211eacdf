import { type ReactNode, useId } from 'react';
import { cx } from '@/lib/cx';

interface Props {
  label: string;
  unit: string;
  hint?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (text: string) => void;
}

/** A setting that is a number: its name, the number with its unit, and what it means below. */
export function NumberField({ label, unit, hint, error, value, onChange }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5">
      <label htmlFor={id}>{label}</label>
      <span className="flex items-center gap-1.5">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          aria-describedby={cx(`${id}-unit`, note ? `${id}-note` : '')}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) => onChange(target.value)}
          className="h-8 w-18 rounded-lg border border-line bg-panel px-2 text-right hover:border-line-strong focus-visible:border-accent aria-invalid:border-harm coarse:h-10"
        />
        <span id={`${id}-unit`} className="w-12 text-mute text-xs">
          {unit}
        </span>
      </span>
      {note && (
        <p id={`${id}-note`} className={cx('col-span-2 text-xs', error ? 'text-harm' : 'text-mute')}>
          {note}
        </p>
      )}
    </div>
  );
}
