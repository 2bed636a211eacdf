import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { doctors } from '@/api/directory';
import type { Offer, Slot } from '@/api/model';
import { WithdrawDialog } from '@/components/WithdrawDialog';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { patientName } from '@/wording/messages';
import { offerLabel } from '@/wording/offers';
import { Answers, PassedOver } from './Answers';
import { HeldUntil } from './HeldUntil';

interface Props {
  offer: Offer;
  onOpen: (appointment: string) => void;
  /** Books the time by hand. */
  onBook: (slot: Slot) => void;
}

/** What is offered until when, and how it stands. */
export function OfferView({ offer, onOpen, onBook }: Props) {
  const [withdrawing, setWithdrawing] = useState(false);
  const canSave = useCanSave();
  const open = offer.status === 'open';
  return (
    <div className="grid gap-4" data-offer={offer.id} data-status={offer.status}>
      <Head offer={offer} />
      {open ? (
        <HeldUntil expires={offer.expires} />
      ) : (
        <Outcome offer={offer} onOpen={onOpen} onBook={onBook} />
      )}
      <Answers offer={offer} />
      {open && (
        <>
          <NotSaved />
          <Button variant="harm" disabled={!canSave} onClick={() => setWithdrawing(true)}>
            <Trans>Withdraw…</Trans>
          </Button>
        </>
      )}
      <PassedOver offer={offer} />
      {withdrawing && <WithdrawDialog offer={offer} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function Head({ offer }: { offer: Offer }) {
  const doctor = useQuery(doctors).data?.find(({ id }) => id === offer.doctorId);
  const start = Date.parse(offer.start);
  return (
    <header className="pr-8">
      <p className="text-mute text-xs">
        <Trans>Offer · {offerLabel(offer.status)}</Trans>
      </p>
      <h2 className="font-semibold text-lg tracking-tight">
        <Trans>Waiting-list offer</Trans>
      </h2>
      <p>
        <b className="font-semibold">{clockRange(start, Date.parse(offer.end))}</b>, {shortDay(dayOf(start))}
      </p>
      {doctor && (
        <p className="text-mute text-xs">
          {doctor.name}, {doctor.department.name}
        </p>
      )}
    </header>
  );
}

/** How it ended, and what can be done now. */
function Outcome({ offer, onOpen, onBook }: Props) {
  const { t } = useLingui();
  const who = patientName(offer.asked.find(({ status }) => status === 'confirmed')?.patient);
  const sentences: Record<Offer['status'], string> = {
    open: '',
    taken: who ? t`${who} has accepted.` : t`Someone has accepted.`,
    declined: t`Everyone invited has declined. The time is free again.`,
    withdrawn: t`It was withdrawn. The invited patients have been told, and the time is free again.`,
    expired: t`No one responded in time. The time is free again.`,
  };
  const { doctorId, start, end, appointmentId } = offer;
  const past = Date.parse(start) < Date.now();
  return (
    <>
      <p role="status" className="rounded-lg bg-page px-2.5 py-2">
        {sentences[offer.status]}
      </p>
      {offer.status === 'taken' && appointmentId && (
        <Button onClick={() => onOpen(appointmentId)}>{t`Show the appointment`}</Button>
      )}
      {offer.status !== 'taken' && !past && (
        <Button onClick={() => onBook({ doctorId, start, end })}>{t`Book it yourself`}</Button>
      )}
    </>
  );
}
