import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { appointmentTypes, doctors } from '@/api/directory';
import type { Doctor } from '@/api/model';
import { clock, dayOf, duration, instantOf, isDay, MINUTE } from '@/lib/zone';
import { SelectField, TextField } from '@/ui/Field';
import type { Draft } from './draft';
import { FreeTimes } from './FreeTimes';

interface Props {
  draft: Draft;
  doctor: Doctor | undefined;
  typeId: string;
  tried: boolean;
  onDraft: (draft: Draft) => void;
  onType: (id: string) => void;
}

const LENGTHS = [10, 15, 20, 30, 45, 60, 90, 120];
const USUAL = 30;

/** With whom, when, of which type and how long; the type suggests the length. */
export function TimeFields({ draft, doctor, typeId, tried, onDraft, onType }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const types = useQuery(appointmentTypes).data ?? [];
  const offered = types.filter(
    (type) => type.active && (!type.departmentId || type.departmentId === doctor?.department.id),
  );
  const length =
    draft.start !== undefined && draft.end !== undefined ? (draft.end - draft.start) / MINUTE : USUAL;
  const lengths = [...new Set([...LENGTHS, length])].sort((a, b) => a - b);
  const at = (day: string, time: string, minutes = length) => {
    const [hour, minute] = time.split(':').map(Number);
    if (!isDay(day) || hour === undefined || Number.isNaN(hour)) return;
    const start = instantOf(day, hour, minute ?? 0);
    onDraft({ ...draft, day, start, end: start + minutes * MINUTE });
  };
  const stretch = (minutes: number) =>
    onDraft({ ...draft, ...(draft.start === undefined ? {} : { end: draft.start + minutes * MINUTE }) });
  const time = draft.start === undefined ? '' : clock(draft.start);
  return (
    <>
      <SelectField
        label={t`Doctor`}
        value={draft.doctorId ?? ''}
        error={tried && !draft.doctorId ? t`Choose a doctor` : undefined}
        onChange={(event) => onDraft({ ...draft, doctorId: event.target.value })}
      >
        <option value="" disabled>
          {t`Choose…`}
        </option>
        {all
          .filter((one) => one.active)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}, {one.department.name}
            </option>
          ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t`Date`}
          type="date"
          value={draft.day}
          onChange={(event) => at(event.target.value, time || '09:00')}
        />
        <TextField
          label={t`Time`}
          type="time"
          step={300}
          value={time}
          error={tried && draft.start === undefined ? t`Choose a time` : undefined}
          onChange={(event) => at(draft.day, event.target.value)}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t`Type`}
          value={typeId}
          onChange={(event) => {
            onType(event.target.value);
            const type = types.find((one) => one.id === event.target.value);
            if (type) stretch(type.durationMinutes);
          }}
        >
          <option value="">{t`No type`}</option>
          {offered.map((type) => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t`Duration`}
          value={length}
          onChange={(event) => stretch(Number(event.target.value))}
        >
          {lengths.map((minutes) => (
            <option key={minutes} value={minutes}>
              {duration(minutes * MINUTE)}
            </option>
          ))}
        </SelectField>
      </div>
      {draft.doctorId && draft.start === undefined && (
        <FreeTimes
          doctorId={draft.doctorId}
          day={draft.day}
          length={length * MINUTE}
          onPick={({ start, end }) =>
            onDraft({
              ...draft,
              day: dayOf(Date.parse(start)),
              start: Date.parse(start),
              end: Date.parse(end),
            })
          }
        />
      )}
    </>
  );
}
