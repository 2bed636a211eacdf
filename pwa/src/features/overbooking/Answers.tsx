import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Check, Clock, MailX, X } from 'lucide-react';
import type { Offer } from '@/api/model';
import { CallLink } from '@/components/CallLink';
import { clock } from '@/lib/zone';
import { patientName } from '@/wording/messages';
import { inviteLabel, skippedLabel } from '@/wording/offers';

/** Who was asked, in the order of fairness, and what they have said. */
export function Answers({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Invited patients`} aria-live="polite">
      <h3 className="pb-1 font-semibold">
        {plural(offer.asked.length, { one: 'One patient was invited', other: '# patients were invited' })}
      </h3>
      <ol className="grid gap-1.5">
        {offer.asked.map((asked) => (
          <li
            key={asked.inviteId}
            data-invite={asked.status}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2"
          >
            <Mark {...asked} />
            <span className="truncate">{patientName(asked.patient) ?? t`Patient from the waiting list`}</span>
            <span className="col-start-2 text-mute text-xs">
              {inviteLabel(asked)}
              {asked.answered && ` · ${clock(Date.parse(asked.answered))}`}
              {offer.status === 'open' && asked.status === 'open' && asked.failed && asked.patient && (
                <>
                  {' · '}
                  <CallLink {...asked} />
                </>
              )}
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
            <span className="block truncate">{patientName(patient) ?? t`Patient from the waiting list`}</span>
            <span className="block text-mute text-xs">{skippedLabel(because)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Mark({ status, failed }: Offer['asked'][number]) {
  if (status === 'confirmed') return <Check size={14} aria-hidden className="mt-0.5 text-good" />;
  if (status === 'open' && failed) return <MailX size={14} aria-hidden className="mt-0.5 text-harm" />;
  if (status === 'open') return <Clock size={14} aria-hidden className="mt-0.5 text-warn" />;
  return <X size={14} aria-hidden className="mt-0.5 text-mute" />;
}
