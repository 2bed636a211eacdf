import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { freeSlots } from '@/api/availability';
import type { Slot } from '@/api/model';
import { type Day, instantOf, isDay, MINUTE } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { slotLabel } from '@/wording/messages';

interface Props {
  doctorId: string;
  /** From this day on, or from now. */
  day: Day;
  /** Milliseconds. */
  length: number;
  onPick: (slot: Slot) => void;
}

/** The doctor's next free times, as buttons. */
export function FreeTimes({ doctorId, day, length, onPick }: Props) {
  const minute = Math.ceil(Date.now() / MINUTE) * MINUTE;
  const from = new Date(Math.max(minute, isDay(day) ? instantOf(day) : minute)).toISOString();
  const slots = useQuery(freeSlots({ doctor: doctorId, from, duration: length / MINUTE })).data ?? [];
  if (slots.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-mute text-xs">
        <Trans>Next free:</Trans>
      </span>
      {slots.map((slot) => (
        <Button key={slot.start} className="h-7 px-2" onClick={() => onPick(slot)}>
          {slotLabel(slot.start, day)}
        </Button>
      ))}
    </div>
  );
}
