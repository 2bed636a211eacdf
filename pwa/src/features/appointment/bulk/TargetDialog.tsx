import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Appointment, Slot } from '@/api/model';
import { dayOf } from '@/lib/zone';
import { AskDialog } from '@/ui/Dialog';
import { patientLabel } from '@/wording/messages';
import { type Draft, lengthIn } from '../draft';
import { SlotFinder } from '../SlotFinder';

interface Props {
  item: Appointment;
  /** What is meant for it so far. */
  slot: Slot | undefined;
  onClose: () => void;
  onChoose: (slot: Slot) => void;
}

/** To whom and when one of them goes, by hand; nothing is moved yet. */
export function TargetDialog({ item, slot, onClose, onChoose }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(() => {
    const { start, end } = slot ?? item;
    const first = Date.parse(start);
    const doctorId = slot?.doctorId ?? item.doctor.id;
    return { day: dayOf(first), doctorId, start: first, end: Date.parse(end), move: item };
  });
  const { doctorId, start } = draft;
  const name = patientLabel(item);
  return (
    <AskDialog
      title={t`New time for ${name}`}
      onClose={onClose}
      onSubmit={() => {
        if (start === undefined || !doctorId) return;
        onChoose({
          doctorId,
          start: new Date(start).toISOString(),
          end: new Date(start + lengthIn(draft)).toISOString(),
        });
        onClose();
      }}
      back={t`Cancel`}
      disabled={start === undefined || !doctorId}
      yes={t`Choose`}
    >
      <SlotFinder draft={draft} patientId={item.patient?.id} tried={false} onDraft={setDraft} fixed />
    </AskDialog>
  );
}
