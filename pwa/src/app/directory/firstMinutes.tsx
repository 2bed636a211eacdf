import { type ReactNode, useEffect } from 'react';
import { useCan } from '@/api/rights';
import { FirstSteps, NotYet, Ready } from '@/features/directory/FirstSteps';
import { useBeginning } from '@/features/directory/useBeginning';
import { store, useStore } from '@/lib/store';
import { AppLinks } from './AppLinks';

/** The hospital has begun, or somebody wants to see its calendar all the same: it is not asked again. */
const begun = store(false);

interface Props {
  /** Nobody is a doctor here. */
  empty: boolean;
  onBook: (() => void) | undefined;
  children: ReactNode;
}

/** Greets whoever opens an empty hospital, and shows the calendar as soon as there is something in it. */
export function FirstMinutes({ children, ...props }: Props) {
  return useStore(begun) ? children : <Beginning {...props}>{children}</Beginning>;
}

function Beginning({ empty, onBook, children }: Props) {
  const keepsDirectory = useCan('keepDirectory');
  const seesHours = useCan('seeAllHours');
  const beginning = useBeginning();
  useEffect(() => {
    if (beginning === null) begun.set(true);
  }, [beginning]);
  if (beginning === undefined) return empty ? null : children;
  if (beginning === null) return children;
  if (!keepsDirectory) {
    // Of others' hours a doctor learns nothing.
    const waits = !beginning.doctors || (seesHours && !beginning.hours);
    return waits ? <NotYet /> : children;
  }
  if (!beginning.hours)
    return (
      <AppLinks>
        <FirstSteps beginning={beginning} onCalendar={() => begun.set(true)} />
      </AppLinks>
    );
  return (
    <div className="flex h-full flex-col">
      <Ready onBook={onBook} />
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
