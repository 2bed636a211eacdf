import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Appointment, Slot } from '@/api/model';
import { offer } from '@/api/offer';
import { offersIn } from '@/api/waitlist';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Notice } from '@/ui/Notice';
import { PanelSkeleton } from '@/ui/PanelSkeleton';
import { SidePanel } from '@/ui/SidePanel';
import { errorMessage } from '@/wording/messages';
import { OfferView } from './OfferView';

/** Also one that has ended while it was looked at. */
const WHATEVER = 'open,taken,declined,withdrawn,expired';

interface Back {
  onClose: () => void;
  onOpen: (appointment: string) => void;
  onBook: (slot: Slot) => void;
}

/** An offer of held time, followed live: who was asked, who has answered, who was passed over. */
export function OfferPanel({ id, ...back }: Back & { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery(offer(id));
  return (
    <SidePanel label={t`Offer`} onClose={back.onClose}>
      {error && !data && <Notice title={errorMessage(error)} />}
      {!data && !error && <PanelSkeleton parts={['h-24']} />}
      {data && <OfferView key={data.id} offer={data} {...back} />}
    </SidePanel>
  );
}

/** The same, from the hold in the calendar. */
export function HoldPanel({ hold, ...back }: Back & { hold: Appointment }) {
  const { t } = useLingui();
  const { start, end, doctor } = hold;
  const query = useQuery(offersIn({ from: start, to: end, doctor: doctor.id, status: WHATEVER }));
  const found = query.data?.find(({ appointmentId }) => appointmentId === hold.id);
  const at = Date.parse(start);
  return (
    <SidePanel label={t`Offer`} onClose={back.onClose}>
      {query.isPending && <PanelSkeleton parts={['h-24']} />}
      {found && <OfferView key={found.id} offer={found} {...back} />}
      {!query.isPending && !found && (
        <div className="grid gap-2" data-hold={hold.id}>
          <h2 className="pr-8 font-semibold text-lg tracking-tight">{t`Held for the waiting list`}</h2>
          <p>
            {clockRange(at, Date.parse(end))}, {shortDay(dayOf(at))}, {doctor.name}
          </p>
          <p className="text-mute">
            {query.error ? (
              errorMessage(query.error)
            ) : (
              <Trans>There is no longer an open offer for it.</Trans>
            )}
          </p>
        </div>
      )}
    </SidePanel>
  );
}
