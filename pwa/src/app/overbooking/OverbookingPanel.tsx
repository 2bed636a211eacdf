import type { QueryClient } from '@tanstack/react-query';
import type { Appointment, Slot } from '@/api/model';
import { HoldPanel, OfferPanel } from '@/features/overbooking/OfferPanel';
import { offerGap } from '@/features/overbooking/offerGap';
import { SuggestionPanel } from '@/features/overbooking/SuggestionPanel';
import { dayOf } from '@/lib/zone';
import { type Book, useBook } from '../book';

/** The details of a suggestion, or of an offer of held time. */
export function OverbookingPanel({ hold }: { hold?: Appointment }) {
  const { view, open, setDraft } = useBook();
  const onClose = () => open(undefined);
  const onBook = (slot: Slot) => setDraft?.(draftOf(slot));
  const back = { onClose, onOpen: open, onBook };
  if (hold) return <HoldPanel key={hold.id} hold={hold} {...back} />;
  if (view.offer) return <OfferPanel key={view.offer} id={view.offer} {...back} />;
  if (!view.suggestion) return null;
  return (
    <SuggestionPanel
      key={view.suggestion}
      id={view.suggestion}
      onClose={onClose}
      onOpen={open}
      onBooked={({ id }) => open(id)}
    />
  );
}

function draftOf({ doctorId, start, end }: Slot) {
  const at = Date.parse(start);
  return { day: dayOf(at), doctorId, start: at, end: Date.parse(end) };
}

/** One press on a gap: it is offered, and the panel shows to whom. */
export function backfill(
  client: QueryClient,
  slot: Slot,
  { show, setDraft }: Pick<Book, 'show' | 'setDraft'>,
) {
  return offerGap(client, slot, {
    onOffered: ({ id }) => show({ offer: id }),
    onBook: (free) => setDraft?.(draftOf(free)),
  });
}
