import type { ReactNode } from 'react';

/** The way between the parts of the app: at the side, on a phone at the bottom. */
export function Rail({ label, children, foot }: { label: string; children: ReactNode; foot: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="flex w-13 shrink-0 flex-col items-center gap-1.5 border-line border-r bg-panel py-3 max-md:order-last max-md:w-full max-md:flex-row max-md:justify-around max-md:gap-0.5 max-md:border-t max-md:border-r-0 max-md:px-1 max-md:py-1 max-md:pb-[calc(0.25rem+env(safe-area-inset-bottom))] print:hidden"
    >
      <b
        aria-hidden
        className="mb-2.5 grid size-7.5 place-items-center rounded-[9px] bg-accent font-bold text-[15px] text-accent-ink max-md:hidden"
      >
        ✚
      </b>
      {children}
      <div className="mt-auto grid gap-1.5 max-md:mt-0 max-md:flex max-md:min-w-0 max-md:flex-1">{foot}</div>
    </nav>
  );
}

export const railItem =
  'grid size-9.5 place-items-center rounded-[9px] text-mute hover:bg-page hover:text-ink coarse:size-11 aria-[current=page]:bg-accent/14 aria-[current=page]:text-accent max-md:h-12 max-md:w-auto max-md:min-w-0 max-md:flex-1 max-md:content-center max-md:gap-0.5';

/** What an entry is, in a word below its picture; at the side the picture's tooltip says it. */
export function RailWord({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="max-w-full truncate text-[10px] leading-3 tracking-[-0.04em] md:hidden">
      {children}
    </span>
  );
}
