import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment } from '@/api/model';
import { clock, dayOf, instantOf, isDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { SelectField, TextField } from '@/ui/Field';
import { FreeTimes } from './FreeTimes';
import { NotSaved, useCanSave } from './NotSaved';
import { useMove } from './useMove';

/** Moving without dragging: doctor, day and time as fields, the next free times as buttons. */
export function MoveDialog({ item, onClose }: { item: Appointment; onClose: () => void }) {
  const { t } = useLingui();
  const move = useMove();
  const canSave = useCanSave();
  const all = useQuery(doctors).data ?? [];
  const length = Date.parse(item.end) - Date.parse(item.start);
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
    <Dialog
      title={t`Move the appointment`}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Back</Trans>
          </Button>
          <Button type="submit" look="primary" disabled={!isDay(date) || !time || !canSave}>
            <Trans>Move</Trans>
          </Button>
        </>
      }
    >
      <SelectField label={t`Doctor`} value={doctorId} onChange={(event) => setDoctorId(event.target.value)}>
        {all
          .filter((doctor) => doctor.active)
          .map((doctor) => (
            <option key={doctor.id} value={doctor.id}>
              {doctor.name}, {doctor.department.name}
            </option>
          ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t`Date`}
          type="date"
          value={date}
          required
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          label={t`Time`}
          type="time"
          step={300}
          value={time}
          required
          data-autofocus
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      <FreeTimes
        doctorId={doctorId}
        day={date}
        length={length}
        onPick={(slot) => {
          setDate(dayOf(Date.parse(slot.start)));
          setTime(clock(Date.parse(slot.start)));
        }}
      />
      <NotSaved />
    </Dialog>
  );
}
