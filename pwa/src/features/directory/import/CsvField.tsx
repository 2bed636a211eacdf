import { type RefObject, useRef } from 'react';
import { cx } from '@/lib/cx';

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  value: string;
  placeholder: string;
  /** The lines at fault, the first is 1. */
  marked: ReadonlySet<number>;
  disabled: boolean;
  onChange: (text: string) => void;
}

/** A text whose lines are numbered as the server counts them; those at fault are marked. */
export function CsvField({ field, label, value, placeholder, marked, disabled, onChange }: Props) {
  const numbers = useRef<HTMLDivElement>(null);
  const count = value.split('\n').length;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[auto_minmax(0,1fr)] overflow-hidden rounded-lg border border-line bg-panel font-mono text-[12px] leading-5 has-focus-visible:border-accent">
      <div
        ref={numbers}
        aria-hidden
        className="select-none overflow-hidden border-line-soft border-r bg-page py-2 text-right text-mute"
      >
        {Array.from({ length: count }, (_, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line's number is what it is.
            key={at}
            className={cx('min-w-9 px-2', marked.has(at + 1) && 'bg-harm/15 font-bold text-harm')}
          >
            {at + 1}
          </div>
        ))}
        {/* Where the text has a scroll bar below it, the numbers scroll as far. */}
        <div className="h-8" />
      </div>
      <textarea
        ref={field}
        aria-label={label}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
        }}
        className="size-full resize-none overflow-auto bg-transparent px-2.5 py-2 text-ink outline-none placeholder:text-mute disabled:opacity-60"
      />
    </div>
  );
}
