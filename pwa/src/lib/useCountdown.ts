import { useEffect, useState } from 'react';

/** Milliseconds that are left until an instant by the server's clock, told every second; 0 when it has come. */
export function useCountdown(until: number, ahead: number): number {
  const left = () => Math.max(0, until - (Date.now() + ahead));
  const [, tick] = useState(0);
  const over = left() === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => tick((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, [over]);
  return left();
}
