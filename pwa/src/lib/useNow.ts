import { useEffect, useState } from 'react';
import { MINUTE } from './zone';

/** This minute's beginning, ticking with the clock. */
export function useNow(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / MINUTE) * MINUTE);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(Math.floor(Date.now() / MINUTE) * MINUTE);
      timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE) + 20);
    };
    timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE) + 20);
    return () => clearTimeout(timer);
  }, []);
  return now;
}
