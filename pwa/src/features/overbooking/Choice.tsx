import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  name: string;
  checked: boolean;
  onChoose: () => void;
  autoFocus?: boolean;
  children: ReactNode;
}

/** One of several, as a line that can be pressed anywhere. */
export function Choice({ name, checked, onChoose, autoFocus = false, children }: Props) {
  const radio = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) radio.current?.focus();
  }, [autoFocus]);
  return (
    <label className="-mx-1.5 grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2 rounded-md px-1.5 py-1 hover:bg-page has-checked:bg-accent/10 coarse:py-2">
      <input
        ref={radio}
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 size-4 accent-(--accent) coarse:size-5"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
