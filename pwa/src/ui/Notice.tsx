import type { ReactNode } from 'react';

/** A whole view that has nothing to show: why, and what can be done. */
export function Notice({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid h-full place-items-center p-6">
      <div className="grid max-w-sm justify-items-center gap-1.5 text-center">
        <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
        {children && <p className="text-mute">{children}</p>}
        {action && <div className="mt-2 flex gap-2">{action}</div>}
      </div>
    </div>
  );
}
