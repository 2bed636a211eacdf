import { Search } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { cx } from '@/lib/cx';

const PAUSE = 200;

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  maxLength?: number;
  input?: RefObject<HTMLInputElement | null>;
  /** The keys that lead into it, as `aria-keyshortcuts` has them. */
  keys?: string;
  /** As wide as its picture until somebody is in it, or something is in it. */
  folds?: boolean;
}

/** A text to look for; it is asked when the typing pauses. */
export function SearchField(props: Props) {
  const { label, placeholder, value, onChange, maxLength = 100, input, keys, folds } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  const folded = folds && text === '';
  return (
    <label
      className={cx(
        'relative flex h-7 items-center max-md:shrink-0 rounded-full border border-line text-mute hover:border-line-strong coarse:h-9',
        folded
          ? 'w-7 min-w-7 cursor-pointer transition-[width] duration-100 focus-within:w-50 coarse:w-9 coarse:min-w-9 coarse:focus-within:w-50'
          : 'w-50 min-w-28',
      )}
      title={folded ? label : undefined}
    >
      <Search
        size={13}
        aria-hidden
        className={cx('absolute', folded ? 'left-1.75 coarse:left-2.75' : 'left-2.5')}
      />
      <input
        ref={input}
        type="search"
        autoComplete="off"
        value={text}
        maxLength={maxLength}
        onChange={(event) => setText(event.target.value)}
        aria-label={label}
        aria-keyshortcuts={keys}
        placeholder={placeholder}
        className={cx(
          'size-full min-w-0 text-ellipsis rounded-full bg-transparent text-ink placeholder:text-mute',
          folded
            ? 'cursor-pointer focus:cursor-text focus:pr-2.5 focus:pl-7.5 not-focus:placeholder:text-transparent'
            : 'pr-2.5 pl-7.5',
        )}
      />
    </label>
  );
}
