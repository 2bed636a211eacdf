import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Appointment, Slot } from '@/api/model';
import { clock, dayOf, instantAt } from '@/lib/zone';
import { AskDialog } from '@/ui/Dialog';
import { patientLabel } from '@/wording/messages';
import { FreeTimes } from '../FreeTimes';
import { DoctorField, WhenFields } from '../fields';

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
  const length = Date.parse(item.end) - Date.parse(item.start);
  const first = Date.parse(slot?.start ?? item.start);
  const [doctorId, setDoctorId] = useState(slot?.doctorId ?? item.doctor.id);
  const [day, setDay] = useState(dayOf(first));
  const [time, setTime] = useState(clock(first));
  const start = instantAt(day, time, first);
  const name = patientLabel(item);
  const choose = (start: number) => {
    onChoose({ doctorId, start: new Date(start).toISOString(), end: new Date(start + length).toISOString() });
    onClose();
  };
  return (
    <AskDialog
      title={t`New time for ${name}`}
      onClose={onClose}
      onSubmit={() => {
        if (start !== null) choose(start);
      }}
      back={t`Cancel`}
      disabled={start === null}
      yes={t`Choose`}
    >
      <DoctorField value={doctorId} onChange={setDoctorId} />
      <WhenFields day={day} time={time} autofocus onDay={setDay} onTime={setTime} />
      <FreeTimes
        doctorId={doctorId}
        day={day}
        length={length}
        onPick={(free) => choose(Date.parse(free.start))}
      />
    </AskDialog>
  );
}
