import type { ReactNode } from 'react';

/** The way between the parts of the app: at the side, on a phone at the bottom. */
export function Rail({ label, children, foot }: { label: string; children: ReactNode; foot: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="flex w-13 shrink-0 flex-col items-center gap-1.5 border-line border-r bg-panel py-3 max-md:order-last max-md:w-full max-md:flex-row max-md:justify-around max-md:border-t max-md:border-r-0 max-md:py-1 max-md:pb-[calc(0.25rem+env(safe-area-inset-bottom))]"
    >
      <b
        aria-hidden
        className="mb-2.5 grid size-7.5 place-items-center rounded-[9px] bg-accent font-bold text-[15px] text-accent-ink max-md:hidden"
      >
        ✚
      </b>
      {children}
      <div className="mt-auto grid gap-1.5 max-md:mt-0 max-md:flex">{foot}</div>
    </nav>
  );
}

export const railItem =
  'grid size-9.5 place-items-center rounded-[9px] text-mute hover:bg-page hover:text-ink coarse:size-11 aria-[current=page]:bg-accent/14 aria-[current=page]:text-accent';
