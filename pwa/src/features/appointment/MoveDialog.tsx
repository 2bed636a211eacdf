import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment } from '@/api/model';
import { LengthField } from '@/components/VisitFields';
import { clock, dayOf, instantAt } from '@/lib/zone';
import { AskDialog } from '@/ui/Dialog';
import { useCanSave } from '@/ui/NotSaved';
import { FreeTimes } from './FreeTimes';
import { DoctorField, WhenFields } from './fields';
import { useMove } from './useMove';

/** Moving and resizing without dragging: doctor, day, time and length as fields, the next free times as buttons. */
export function MoveDialog({ item, onClose }: { item: Appointment; onClose: () => void }) {
  const { t } = useLingui();
  const move = useMove();
  const canSave = useCanSave();
  const all = useQuery(doctors).data ?? [];
  const [length, setLength] = useState(Date.parse(item.end) - Date.parse(item.start));
  const [doctorId, setDoctorId] = useState(item.doctor.id);
  const [proposed, setProposed] = useState(Date.parse(item.start));
  const [date, setDate] = useState(dayOf(proposed));
  const [time, setTime] = useState(clock(proposed));
  const start = instantAt(date, time, proposed);
  const submit = () => {
    if (start === null) return;
    const doctor = doctorId === item.doctor.id ? undefined : all.find((other) => other.id === doctorId);
    onClose();
    void move(item, { start, end: start + length, ...(doctor ? { doctor } : {}) });
  };
  return (
    <AskDialog
      title={t`Move appointment`}
      onClose={onClose}
      onSubmit={submit}
      back={t`Cancel`}
      disabled={start === null || !canSave}
      yes={t`Move`}
    >
      <DoctorField value={doctorId} onChange={setDoctorId} />
      <WhenFields day={date} time={time} autofocus onDay={setDate} onTime={setTime} />
      <LengthField value={length} onChange={setLength} />
      <FreeTimes
        doctorId={doctorId}
        day={date}
        length={length}
        onPick={(slot) => {
          const free = Date.parse(slot.start);
          setProposed(free);
          setDate(dayOf(free));
          setTime(clock(free));
        }}
      />
    </AskDialog>
  );
}
