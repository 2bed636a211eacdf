import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';

/** Buttons or links that belong together, in one frame. */
export function Segmented({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and words.
    <div
      role="group"
      aria-label={label}
      className={cx('flex shrink-0 overflow-hidden rounded-lg border border-line', className)}
    >
      {children}
    </div>
  );
}

export const segment =
  'inline-flex h-7.5 items-center justify-center whitespace-nowrap px-2.5 text-mute hover:bg-page hover:text-ink focus-visible:-outline-offset-2 coarse:h-9.5 aria-[current=page]:bg-page aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-pressed:bg-accent/14 aria-pressed:font-semibold aria-pressed:text-accent';
