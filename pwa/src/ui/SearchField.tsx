import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

const PAUSE = 200;

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  maxLength?: number;
}

/** A text to look for; it is asked when the typing pauses. */
export function SearchField({ label, placeholder, value, onChange, maxLength = 100 }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <label className="relative flex h-7 w-50 min-w-28 items-center max-md:shrink-0 rounded-full border border-line text-mute hover:border-line-strong coarse:h-9">
      <Search size={13} aria-hidden className="absolute left-2.5" />
      <input
        type="search"
        autoComplete="off"
        value={text}
        maxLength={maxLength}
        onChange={(event) => setText(event.target.value)}
        aria-label={label}
        placeholder={placeholder}
        className="size-full text-ellipsis rounded-full bg-transparent pr-2.5 pl-7.5 text-ink placeholder:text-mute"
      />
    </label>
  );
}
