import type { ReactNode } from 'react';

/** The row above a page's table: what is looked for, and what can be done. */
export function Bar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-1.5 max-md:px-3 max-md:[&>label]:w-auto max-md:[&>label]:flex-1 print:hidden">
      {children}
    </div>
  );
}
