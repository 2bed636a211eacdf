import type { ReactNode } from 'react';
import type { CalendarActions } from './actions';

interface Props {
  waiting: boolean;
  children: ReactNode;
}

/** What is shown while another day is on its way: it recedes, and nothing in it can be pressed. */
export function Waiting({ waiting, children }: Props) {
  return (
    <div aria-busy={waiting} className="waiting h-full">
      <div className="waiting-body h-full">{children}</div>
    </div>
  );
}

/** What a calendar may still do while it shows another day than the one that was asked for. */
export const readOnly = (actions: Omit<CalendarActions, 'view'>): CalendarActions => ({
  ...actions,
  onMove: undefined,
  onCopy: undefined,
  onDraft: undefined,
});
