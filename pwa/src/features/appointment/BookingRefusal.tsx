import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import type { Slot } from '@/api/model';
import { useCan } from '@/api/rights';
import { SET_ASIDE } from '@/api/rules';
import { Button } from '@/ui/Button';
import { slotLabel } from '@/wording/messages';
import type { BookingFailure } from './useBooking';

interface Props {
  failure: BookingFailure;
  near: string;
  /** With whom it was to be. */
  doctorId: string | undefined;
  onSlot: (slot: Slot) => void;
  onOverride: () => void;
  onOverbook: () => void;
}

/** A refusal is a sentence with a way out: other times, a reason, or for those who may a second appointment. */
export function BookingRefusal({ failure, near, doctorId, onSlot, onOverride, onOverbook }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const mayOverbook = useCan('override');
  const slots = [...(failure.problem?.alternatives ?? [])].sort(
    (a, b) => Date.parse(a.start) - Date.parse(b.start),
  );
  /** `11:30`, `Tue 24 Nov 09:00`; with another doctor, `Dr. Diaz 11:00` */
  const label = (slot: Slot) => {
    const other = slot.doctorId !== doctorId && all.find((doctor) => doctor.id === slot.doctorId)?.name;
    return [other, slotLabel(slot.start, near)].filter(Boolean).join(' ');
  };
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-harm/40 bg-harm/7 p-2.5">
      <p>{failure.message}</p>
      {slots.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-mute text-xs">{t`Next free:`}</span>
          {slots.map((slot) => (
            <Button
              key={slot.doctorId + slot.start}
              className="h-7 bg-panel px-2"
              onClick={() => onSlot(slot)}
            >
              {label(slot)}
            </Button>
          ))}
        </div>
      )}
      {failure.rule && SET_ASIDE.has(failure.rule) && (
        <Button className="h-7 justify-self-start bg-panel px-2" onClick={onOverride}>
          <Trans>Book anyway…</Trans>
        </Button>
      )}
      {failure.rule === 'doctor-busy' && mayOverbook && (
        <Button
          className="h-7 justify-self-start bg-panel px-2"
          onClick={onOverbook}
          title={t`Two patients at the same time`}
        >
          <Trans>Overbook</Trans>
        </Button>
      )}
    </div>
  );
}
