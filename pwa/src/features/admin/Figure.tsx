import type { ReactNode } from 'react';

/** One number that says something, with its name. */
export function Figure({ name, value, note }: { name: string; value: string; note?: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <dt className="text-mute text-xs">{name}</dt>
      <dd className="truncate font-semibold text-xl tracking-tight">{value}</dd>
      {note && <dd className="truncate text-mute text-xs">{note}</dd>}
    </div>
  );
}
