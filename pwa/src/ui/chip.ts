import { cx } from '@/lib/cx';

/** A filter as a pill; `on` while it narrows something. */
export const chip = (on: boolean) =>
  cx(
    'inline-flex h-7 max-w-56 shrink-0 items-center whitespace-nowrap gap-1 rounded-full border px-2.5 text-mute hover:border-line-strong coarse:h-9',
    on ? 'border-accent/40 bg-accent/8' : 'border-line',
  );
