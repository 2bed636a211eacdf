import { Check, CircleDot, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Status } from '@/api/model';

/** The shape that says how far a visit is, so that nothing depends on colour alone. */
export const statusMarks: Partial<Record<Status, ReactNode>> = {
  arrived: <CircleDot size={12} className="text-good" />,
  'checked-in': <i className="m-px size-2.5 rounded-full bg-good" />,
  fulfilled: <Check size={13} strokeWidth={2.5} />,
  noshow: <X size={13} strokeWidth={2.5} />,
  cancelled: <X size={13} />,
};
