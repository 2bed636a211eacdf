import type { ReactNode } from 'react';

/** What is wrong with a form as a whole; always there, so that it is read out when it comes. */
export const FormError = ({ children }: { children: ReactNode }) => (
  <p role="alert" className="text-harm text-xs empty:hidden">
    {children}
  </p>
);
