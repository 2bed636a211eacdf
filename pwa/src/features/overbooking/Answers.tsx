import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Check, Clock, X } from 'lucide-react';
import type { InviteStatus, Offer } from '@/api/model';
import { clock } from '@/lib/zone';
import { inviteWord, skippedWord } from '@/wording/offerWords';

/** Who was asked, in the order of fairness, and what they have said. */
export function Answers({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Invited patients`} aria-live="polite">
      <h3 className="pb-1 font-semibold">
        {plural(offer.asked.length, { one: 'One patient was invited', other: '# patients were invited' })}
      </h3>
      <ol className="grid gap-1.5">
        {offer.asked.map(({ inviteId, patient, status, sent, answered }) => (
          <li key={inviteId} data-invite={status} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
            <Mark status={status} />
            <span className="truncate">{patient?.name ?? t`Patient from the waiting list`}</span>
            <span className="col-start-2 text-mute text-xs">
              {inviteWord(status, patient === undefined || sent !== undefined)}
              {answered && ` · ${clock(Date.parse(answered))}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Nobody is skipped silently. */
export function PassedOver({ offer: { skipped } }: { offer: Offer }) {
  const { t } = useLingui();
  if (skipped.length === 0) return null;
  return (
    <details className="border-line border-t pt-3">
      <summary className="w-fit cursor-pointer rounded-sm hover:text-accent coarse:py-2">
        {plural(skipped.length, { one: 'One patient was skipped', other: '# patients were skipped' })}
      </summary>
      <ul className="grid gap-1.5 pt-2">
        {skipped.map(({ entryId, patient, because }) => (
          <li key={entryId} className="min-w-0">
            <span className="block truncate">{patient?.name ?? t`Patient from the waiting list`}</span>
            <span className="block text-mute text-xs">{skippedWord(because)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Mark({ status }: { status: InviteStatus }) {
  if (status === 'confirmed') return <Check size={14} aria-hidden className="mt-0.5 text-good" />;
  if (status === 'open') return <Clock size={14} aria-hidden className="mt-0.5 text-warn" />;
  return <X size={14} aria-hidden className="mt-0.5 text-mute" />;
}
