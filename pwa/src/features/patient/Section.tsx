import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Beside the title: what can be done. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the card, under its name. */
export function Section({ title, action, children }: Props) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-1.5">
      <div className="flex min-h-8 items-center justify-between gap-2 border-line border-b pb-1">
        <h3 className="font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
