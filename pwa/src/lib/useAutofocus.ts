import { type RefObject, useEffect, useRef } from 'react';

/** Puts the cursor on what carries `data-autofocus` inside the element, at first and whenever `again` changes. */
export function useAutofocus<T extends HTMLElement>(again?: unknown): RefObject<T | null> {
  const box = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is only there to do it again.
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [again]);
  return box;
}
