import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The newest value of something, for callbacks that must not change themselves. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
