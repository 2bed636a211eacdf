import type { ReactNode } from 'react';

/** One number that says something, with its name. */
export function Figure({ name, children, note }: { name: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <dt className="text-mute text-xs">{name}</dt>
      <dd className="truncate font-semibold text-xl tracking-tight">{children}</dd>
      {note && <dd className="truncate text-mute text-xs">{note}</dd>}
    </div>
  );
}
