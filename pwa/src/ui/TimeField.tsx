import { t } from '@lingui/core/macro';
import { type ReactNode, useState } from 'react';
import { clockIn } from '@/lib/clockIn';
import { TextField } from './Field';

interface Props {
  label: string;
  /** Where there is no room above it, the label is for screen readers. */
  bare?: boolean | undefined;
  /** `09:30`, or empty. */
  value: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  autofocus?: boolean | undefined;
  placeholder?: string;
  /** A time, or empty where none or nonsense stands there; when the field is left, or Enter pressed. */
  onChange: (time: string) => void;
}

const STEP = 5;
const DAY = 24 * 60;

/** Five minutes later or earlier, on the clock. */
function stepped(time: string, by: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const next = (Math.round((hour * 60 + minute) / STEP) * STEP + by + DAY) % DAY;
  return `${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`;
}

/** A time of day on a clock of 24 hours, typed (`9`, `930`, `9:30`) or changed by five minutes with the arrows. */
export function TimeField({ value, error, autofocus, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const wrong = typed !== null && typed.trim() !== '' && clockIn(typed) === null;
  const settle = () => {
    setLeft(true);
    if (typed === null) return;
    const time = clockIn(typed) ?? '';
    if (!wrong) setTyped(null);
    if (time !== value) onChange(time);
  };
  return (
    <TextField
      {...rest}
      autoComplete="off"
      inputMode="numeric"
      maxLength={9}
      value={typed ?? value}
      error={wrong && left ? t`Enter a time, such as 9:30.` : error}
      data-autofocus={autofocus || undefined}
      onFocus={({ target }) => {
        setLeft(false);
        target.select();
      }}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        const by = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0;
        const now = clockIn(typed ?? value);
        if (by === 0 || now === null) return;
        event.preventDefault();
        setTyped(null);
        onChange(stepped(now, by));
      }}
    />
  );
}
