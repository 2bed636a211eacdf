import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A name as the way to the patient's card. */
export const patientLink = (id: string, name: ReactNode) => (
  <Link to="/patient" search={{ id }} className="rounded-sm hover:underline">
    {name}
  </Link>
);
