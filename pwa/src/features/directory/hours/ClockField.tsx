import { useEffect, useState } from 'react';
import { clockIn } from '@/lib/clockIn';

interface Props {
  label: string;
  /** `08:00`, or empty. */
  value: string;
  note: string | undefined;
  onChange: (clock: string) => void;
}

/** A time of day on a clock of 24 hours, whatever the device's own shows; it takes `8` and `830` too. */
export function ClockField({ label, value, note, onChange }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = text !== '' && clockIn(text) === null;
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder="00:00"
      maxLength={9}
      aria-label={label}
      aria-invalid={wrong || note ? true : undefined}
      aria-describedby={note}
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => {
        setText(target.value);
        // Half a time is none yet; the whole one counts as soon as it stands there.
        if (/^\d\d:\d\d$/.test(target.value)) onChange(clockIn(target.value) ?? '');
      }}
      onBlur={() => {
        const known = clockIn(text);
        if (known !== null) setText(known);
        onChange(known ?? '');
      }}
      className="h-8 w-16 rounded-lg border border-line bg-panel px-2 text-center placeholder:text-mute hover:border-line-strong focus-visible:border-accent aria-invalid:border-harm coarse:h-10 coarse:w-20"
    />
  );
}
