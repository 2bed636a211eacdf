import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Suggestion, WaitlistEntry } from '@/api/model';
import { waitlist } from '@/api/waitlist';
import { dayOf, shortDay } from '@/lib/zone';
import { Skeleton } from '@/ui/Skeleton';
import { errorMessage, patientName } from '@/wording/messages';
import { Choice } from './Choice';
import { suits } from './suits';

/** Those who wait and whom it suits, in the order of fairness. */
export function useCandidates(item: Suggestion) {
  const { data, error, isPending } = useQuery(waitlist(item.departmentId));
  return { fitting: data?.filter((entry) => suits(entry, item)) ?? [], error, isPending };
}

interface Props {
  candidates: ReturnType<typeof useCandidates>;
  chosen: WaitlistEntry | undefined;
  onChoose: (entry: WaitlistEntry) => void;
}

const SHOWN = 4;

export function Candidates({ candidates: { fitting, error, isPending }, chosen, onChoose }: Props) {
  const [all, setAll] = useState(false);
  const rest = fitting.length - SHOWN;
  if (isPending) return <Skeleton className="h-24" />;
  return (
    <fieldset className="grid min-w-0 gap-0.5">
      <legend className="pb-1 font-semibold">{t`Which patient?`}</legend>
      {error && <p className="text-harm text-xs">{errorMessage(error)}</p>}
      {!error && fitting.length === 0 && (
        <p className="text-mute text-xs">{t`No match on the waiting list for this time.`}</p>
      )}
      {fitting.slice(0, all ? undefined : SHOWN).map((entry, index) => (
        <Choice
          key={entry.id}
          name="candidate"
          autoFocus={index === 0}
          checked={chosen?.id === entry.id}
          onChoose={() => onChoose(entry)}
        >
          <b className="block truncate font-semibold">{patientName(entry.patient)}</b>
          <span className="block text-mute text-xs">{about(entry)}</span>
        </Choice>
      ))}
      {!all && rest > 0 && (
        <button
          type="button"
          className="w-fit rounded-md px-1.5 py-1 text-accent hover:bg-page coarse:py-2"
          onClick={() => setAll(true)}
        >
          {t`${rest} more`}
        </button>
      )}
    </fieldset>
  );
}

function about(entry: WaitlistEntry): string {
  const { mrn } = entry.patient;
  const { priority } = entry;
  const since = shortDay(dayOf(Date.parse(entry.joinedAt)));
  const urgent = priority < 3 ? t`priority ${priority}` : '';
  const gives = entry.appointmentId ? t`gives up a later appointment` : '';
  return [t`MRN ${mrn}`, urgent, t`waiting since ${since}`, gives].filter(Boolean).join(' · ');
}
