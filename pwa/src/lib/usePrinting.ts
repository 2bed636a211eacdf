import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is on its way to paper: what is only for paper is drawn then, and not before. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    // The browser takes its picture as soon as these return.
    const now = (on: boolean) => flushSync(() => setPrinting(on));
    const before = () => now(true);
    const after = () => now(false);
    const media = matchMedia('print');
    const changed = () => now(media.matches);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    media.addEventListener('change', changed);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      media.removeEventListener('change', changed);
    };
  }, []);
  return printing;
}
