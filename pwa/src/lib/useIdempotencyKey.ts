import { useCallback, useRef } from 'react';

/**
 * The Idempotency-Key of a form. The same thing sent again after a lost answer carries the same key, so that it is done
 * once; a changed one is a request of its own.
 */
export function useIdempotencyKey(): (body: unknown) => string {
  const sent = useRef<{ text: string; key: string } | null>(null);
  return useCallback((body) => {
    const text = JSON.stringify(body);
    if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
    return sent.current.key;
  }, []);
}
