import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A department's colour, from which its stripe and tint are made. */
    '--dept'?: string;
  }
}
