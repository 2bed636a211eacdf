import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment } from '@/api/model';
import { LengthField } from '@/components/VisitFields';
import { clock, dayOf, instantOf, isDay } from '@/lib/zone';
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
  const [date, setDate] = useState(dayOf(Date.parse(item.start)));
  const [time, setTime] = useState(clock(Date.parse(item.start)));
  const submit = () => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const start = instantOf(date, hour, minute);
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
      disabled={!isDay(date) || !time || !canSave}
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
          setDate(dayOf(Date.parse(slot.start)));
          setTime(clock(Date.parse(slot.start)));
        }}
      />
    </AskDialog>
  );
}
