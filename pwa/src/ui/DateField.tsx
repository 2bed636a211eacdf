import { t } from '@lingui/core/macro';
import { CalendarDays } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { fieldDay, typedDay } from '@/lib/typedDay';
import { type Day, isBookable, isDay, today } from '@/lib/zone';
import { TextField } from './Field';

const MonthPicker = lazy(async () => ({ default: (await import('./MonthPicker')).MonthPicker }));

interface Props {
  label: string;
  /** Where there is no room above it, the label is for screen readers. */
  bare?: boolean | undefined;
  /** `2026-12-01`, or empty. */
  value: Day | '';
  min?: Day | undefined;
  max?: Day | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** That it is at fault is said elsewhere. */
  invalid?: boolean;
  required?: boolean;
  disabled?: boolean;
  autofocus?: boolean | undefined;
  placeholder?: string;
  className?: string;
  /** A day, or empty where none or nonsense stands there; when the field is left, or Enter pressed. */
  onChange: (day: Day | '') => void;
}

/**
 * A date in the app's language, typed as people write it (`1.12.`, `1 Dec`, `tomorrow`, `2w`) or taken from a month that
 * opens with the arrow down. The browser's own field speaks the browser's language, with the month first in some.
 */
export function DateField({ value, min, max, error, invalid = false, autofocus, onChange, ...rest }: Props) {
  const { label } = rest;
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  /** What is being typed; null while the field shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = isDay(value) ? fieldDay(value) : '';
  const read = (text: string) => {
    const day = typedDay(text, today());
    return day && isBookable(day) && (!min || day >= min) && (!max || day <= max) ? day : null;
  };
  const wrong = typed !== null && typed.trim() !== '' && typed !== shown && read(typed) === null;
  const [left, setLeft] = useState(false);
  const settle = () => {
    setLeft(true);
    if (typed === null) return;
    const day = typed === shown ? value : (read(typed) ?? '');
    if (!wrong) setTyped(null);
    if (day !== value) onChange(day);
  };
  return (
    <div ref={place} className="min-w-0">
      <TextField
        {...rest}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? shown}
        error={wrong && left ? t`Enter a date, such as 1.12. or tomorrow.` : error}
        {...(invalid && { 'aria-invalid': true })}
        data-autofocus={autofocus || undefined}
        onFocus={({ target }) => {
          setLeft(false);
          target.select();
        }}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          settle();
          setOpen(true);
        }}
        className={`pr-8 ${rest.className ?? ''}`}
        end={
          <button
            type="button"
            tabIndex={-1}
            disabled={rest.disabled}
            aria-label={t`Calendar: ${label}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="absolute inset-y-0 right-0 grid w-8 place-items-center rounded-lg text-mute hover:text-ink coarse:w-10"
          >
            <CalendarDays size={14} aria-hidden />
          </button>
        }
      />
      {open && (
        <Suspense>
          <MonthPicker
            anchor={place}
            label={rest.label}
            value={isDay(value) ? value : ''}
            min={min}
            max={max}
            onClose={(day) => {
              setOpen(false);
              if (day) {
                setTyped(null);
                if (day !== value) onChange(day);
              }
              place.current?.querySelector('input')?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
