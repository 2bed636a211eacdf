import type { ReactNode } from 'react';

interface Props {
  label: string;
  className: string;
  children: ReactNode;
}

/** What is wider or higher than its place; it can be scrolled by keyboard too. */
export const Scrolling = ({ label, className, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
  <section aria-label={label} tabIndex={0} className={className}>
    {children}
  </section>
);
