import { type ComponentType, lazy } from 'react';

/** Fetches a part when the browser has nothing else to do. */
export function onIdle(load: () => Promise<unknown>): void {
  const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 2_000));
  idle(() => void load().catch(() => undefined));
}

/**
 * A part that the first page does not need: fetched when the browser has nothing else to do, so that it is there before
 * anybody asks for it.
 */
export function lazyOnIdle<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  let loading: ReturnType<typeof load> | undefined;
  const once = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  onIdle(once);
  return lazy(async () => ({ default: (await once())[name] }));
}
