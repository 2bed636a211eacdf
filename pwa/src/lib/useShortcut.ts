import { useEffect } from 'react';
import { useLatest } from './useLatest';

const TYPING = 'input, select, textarea, [contenteditable], dialog';

/** A single key that does something anywhere on the page, except where people type. */
export function useShortcut(key: string, run: (() => void) | undefined): void {
  const latest = useLatest(run);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.toLowerCase() !== key || (event.target as Element).closest(TYPING) || !latest.current)
        return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [key, latest]);
}
